-- Revert ontour:functions/change/changes_of_transaction from pg

begin;

drop function api.changes_of_transaction(xid8);

commit;
