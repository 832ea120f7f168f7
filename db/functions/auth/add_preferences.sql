-- Deploy ontour:functions/auth/add_preferences to pg
-- requires: schema/auth/preferences

begin;

-- Security definer: nobody may add preferences, and everybody who signs up gets them.
create or replace function auth.add_preferences()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into api.preferences (user_id) select new_rows.id from new_rows;
    return null;
end
$$;

comment on function auth.add_preferences() is 'Statement trigger: gives new people their preferences.';

create or replace trigger _900_add_preferences
after insert on api.users referencing new table as new_rows
for each statement execute function auth.add_preferences();

commit;
