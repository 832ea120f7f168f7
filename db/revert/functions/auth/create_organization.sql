-- Revert ontour:functions/auth/create_organization from pg

begin;

drop function api.create_organization(text, text);

commit;
