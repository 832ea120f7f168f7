-- Revert ontour:schema/tour/checklists from pg

begin;

drop trigger _050_attach_to_parent on api.checklists;
drop table api.checklists;
delete from change.tracked_tables where table_name = 'checklists';

commit;
