-- Verify ontour:schema/tour/comments on pg

begin;

select id, org_id, author_id, subject_table, subject_id, body, mentions, topics
from api.comments
where false;

rollback;
