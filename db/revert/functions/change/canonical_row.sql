-- Revert ontour:functions/change/canonical_row from pg

begin;

drop function change.canonical_row(bigint, change.log, text[]);

commit;
