-- Revert ontour:functions/auth/add_identity from pg

begin;

drop function auth.add_identity(uuid, jsonb);

commit;
