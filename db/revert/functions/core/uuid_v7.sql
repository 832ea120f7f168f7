-- Revert ontour:functions/core/uuid_v7 from pg

begin;

drop function core.uuid_v7();

commit;
