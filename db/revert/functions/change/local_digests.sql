-- Revert ontour:functions/change/local_digests from pg

begin;

drop function change.local_digests(text, jsonb);

commit;
