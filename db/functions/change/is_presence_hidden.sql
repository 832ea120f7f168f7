-- Deploy ontour:functions/change/is_presence_hidden to pg
-- requires: schema/core/users

begin;

create or replace function change.is_presence_hidden(user_id uuid)
returns boolean
language sql
stable
begin atomic
    select not coalesce(
        (select users.is_presence_visible from api.users where users.id = is_presence_hidden.user_id), false
    );
end;

comment on function change.is_presence_hidden(uuid) is
'Whether a person does not want others to see when they are there. They themselves see the others all the
same: to hide is a right and costs nothing.';

commit;
