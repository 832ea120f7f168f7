-- Revert ontour:schema/auth/throttle_limits from pg

begin;

drop table auth.throttle_limits;

commit;
