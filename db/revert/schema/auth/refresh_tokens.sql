-- Revert ontour:schema/auth/refresh_tokens from pg

begin;

drop table auth.refresh_tokens;

commit;
