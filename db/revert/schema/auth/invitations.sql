-- Revert ontour:schema/auth/invitations from pg

begin;

drop table api.invitations;
delete from change.tracked_tables where table_name = 'invitations';

commit;
