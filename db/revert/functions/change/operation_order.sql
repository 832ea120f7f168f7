-- Revert ontour:functions/change/operation_order from pg

begin;

drop function change.operation_order(change.operation[]);

commit;
