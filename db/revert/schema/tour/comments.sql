-- Revert ontour:schema/tour/comments from pg

begin;

drop table api.comments;
delete from change.tracked_tables where table_name = 'comments';

commit;
