-- Deploy ontour:functions/change/moved_topics to pg
-- requires: schema/core/schemas

begin;

create or replace function change.moved_topics(entered text[], "left" text[])
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
begin atomic
    select jsonb_strip_nulls(
        jsonb_build_object('entered', nullif(entered, '{}'), 'left', nullif("left", '{}'))
    );
end;

comment on function change.moved_topics(text[], text[]) is
'{"entered": [topics], "left": [topics]}, as frames hold it: without the one that is empty.';

commit;
