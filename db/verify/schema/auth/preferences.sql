-- Verify ontour:schema/auth/preferences on pg

begin;

select id, user_id, muted_by_email, muted_by_push
from api.preferences
where false;

rollback;
