-- Revert ontour:functions/change/guard_row_count from pg

begin;

drop function change.guard_row_count(text, bigint);

commit;
