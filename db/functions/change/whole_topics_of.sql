-- Deploy ontour:functions/change/whole_topics_of to pg
-- requires: schema/core/schemas

begin;

create or replace function change.whole_topics_of(image jsonb, templates text[])
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_topics text[] := array[]::text[];
    v_template text;
    v_column text;
begin
    foreach v_template in array templates loop
        v_column := substring(v_template from '{(.*)}');
        if left(v_template, 1) = '{' then
            -- The row holds whole topics.
            if jsonb_typeof(image -> v_column) = 'array' then
                v_topics := v_topics || array(select jsonb_array_elements_text(image -> v_column));
            end if;
        elsif image ->> v_column is not null then
            v_topics := v_topics || replace(v_template, '{' || v_column || '}', image ->> v_column);
        end if;
    end loop;
    return v_topics;
end
$$;

comment on function change.whole_topics_of(jsonb, text[]) is
'change.topics_of for tables whose rows hold whole topics in a column.';

grant execute on function change.whole_topics_of(jsonb, text[]) to member;

commit;
