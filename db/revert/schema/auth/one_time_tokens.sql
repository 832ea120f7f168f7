-- Revert ontour:schema/auth/one_time_tokens from pg

begin;

drop table auth.one_time_tokens;

commit;
