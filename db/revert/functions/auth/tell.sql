-- Revert ontour:functions/auth/tell from pg

begin;

drop function auth.tell(text, uuid, jsonb);

commit;
