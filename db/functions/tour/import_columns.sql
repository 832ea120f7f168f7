-- Deploy ontour:functions/tour/import_columns to pg
-- requires: schema/tour/local_importers
-- requires: functions/change/local_section
-- requires: functions/change/snake_case

begin;

create or replace function api.import_columns(headings text[], section text default null)
returns table (section text, heading text, field text)
language sql
stable
begin atomic
    with asked as (
        select
            given.heading,
            given.place,
            -- Fee (EUR) is a fee.
            btrim(change.snake_case(
                regexp_replace(given.heading, '[(\[]([A-Z]{3}|[^A-Za-z0-9 ])[)\]]\s*$', '')
            ), '_') as name
        from unnest(import_columns.headings) with ordinality as given (heading, place)
    ),

    meant as (
        select importers.section, importers.spellings
        from change.local_importers as importers
        left join asked on importers.spellings ? asked.name
        where importers.section in ('shows', 'show_costs')
        group by importers.section
        order by
            importers.section is not distinct from change.local_section(import_columns.section) desc,
            count(distinct importers.spellings ->> asked.name) desc,
            importers.position
        limit 1
    )

    select
        meant.section,
        asked.heading,
        case
            when row_number() over (
                partition by meant.spellings ->> asked.name
                order by asked.name <> meant.spellings ->> asked.name, asked.place
            ) = 1 then meant.spellings ->> asked.name
        end
    from meant, asked
    order by asked.place;
end;

comment on function api.import_columns(text[], text) is
'What import_shows makes of a table with these headings: the section (shows or show_costs: the one that is
named, as a sheet may be, else the one that knows more of them), and of each heading the field that it means.
A heading without a field is ignored by the import. For every member. Answers a row for each heading.';

grant execute on function api.import_columns(text[], text) to member;

commit;
