-- Revert ontour:functions/change/obstacle_of from pg

begin;

drop function change.obstacle_of(change.operation, uuid[], change.outcome[]);

commit;
