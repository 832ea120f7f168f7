-- Deploy ontour:functions/change/topics_of to pg
-- requires: schema/core/schemas

begin;

create or replace function change.topics_of(image jsonb, templates text[])
returns text[]
language sql
immutable
parallel safe
begin atomic
    select array_agg(split_part(t, '{', 1) || value || split_part(t, '}', 2))
    from unnest(templates) as t
    cross join lateral (select image ->> split_part(split_part(t, '{', 2), '}', 1)) as v (value)
    where value is not null;
end;

comment on function change.topics_of(jsonb, text[]) is
'The topics of a row: each template with its {column} filled in from the image, left out where that is null.';

commit;
