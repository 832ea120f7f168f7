-- Deploy ontour:functions/change/local_section to pg
-- requires: schema/change/local_importers
-- requires: functions/change/snake_case

begin;

create or replace function change.local_section(key text)
returns text
language sql
stable
begin atomic
    select coalesce(importers.section, asked.name)
    from (
        select regexp_replace(change.snake_case(left(local_section.key, 100)), '^_?on_?tour_', '')
    ) as asked (name)
    left join change.local_importers as importers
        on importers.section = asked.name or asked.name = any (importers.aliases);
end;

comment on function change.local_section(text) is
'The section that a key of an offline past means: show_costs for costs, ontour:showCosts and the like; the key
in snake case where there is none.';

grant execute on function change.local_section(text) to member;

commit;
