-- Revert ontour:functions/change/local_section from pg

begin;

drop function change.local_section(text);

commit;
