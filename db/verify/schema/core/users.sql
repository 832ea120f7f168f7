-- Verify ontour:schema/core/users on pg

begin;

select id, username, full_name, avatar_url, language, time_zone, status
from api.users
where false;

rollback;
