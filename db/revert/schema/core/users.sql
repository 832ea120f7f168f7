-- Revert ontour:schema/core/users from pg

begin;

drop table api.users;
delete from change.tracked_tables where table_name = 'users';

commit;
