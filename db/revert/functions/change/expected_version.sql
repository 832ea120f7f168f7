-- Revert ontour:functions/change/expected_version from pg

begin;

drop function change.expected_version(text);

commit;
