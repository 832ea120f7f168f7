-- Revert ontour:functions/change/merge_by from pg

begin;

drop procedure change.merge_by(regclass, jsonb);

commit;
