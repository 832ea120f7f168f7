-- Deploy ontour:functions/change/snake_case to pg
-- requires: schema/core/schemas

begin;

create or replace function change.snake_case(name text)
returns text
language sql
immutable
parallel safe
begin atomic
    select lower(
        regexp_replace(
            regexp_replace(snake_case.name, '([a-z0-9])([A-Z])', '\1_\2', 'g'), '[^A-Za-z0-9_]+', '_', 'g'
        )
    );
end;

comment on function change.snake_case(text) is 'showDate, show-date and show_date as show_date.';

grant execute on function change.snake_case(text) to member;

commit;
