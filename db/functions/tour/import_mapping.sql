-- Deploy ontour:functions/tour/import_mapping to pg
-- requires: functions/tour/import_columns
-- requires: functions/core/fail

begin;

create or replace function tour.import_mapping(section text, rows jsonb, columns jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_wrong text;
begin
    if jsonb_typeof(import_mapping.rows) is distinct from 'array' then
        perform core.fail('INVALID_ARGUMENT', import_mapping.section || ' is not an array');
    end if;
    if jsonb_array_length(import_mapping.rows) > 5000 then
        perform core.fail('ROW_LIMIT_EXCEEDED', 'rows=' || jsonb_array_length(import_mapping.rows));
    end if;
    if import_mapping.columns is null then
        return (
            select coalesce(jsonb_object_agg(found.heading, found.field), '{}')
            from api.import_columns(
                array(
                    select distinct jsonb_object_keys(given.value)
                    from jsonb_array_elements(import_mapping.rows) as given
                    where jsonb_typeof(given.value) = 'object'
                ),
                import_mapping.section
            ) as found
            where found.field is not null
        );
    end if;

    if jsonb_typeof(import_mapping.columns) <> 'object' then
        perform core.fail('INVALID_ARGUMENT', 'columns is not an object');
    end if;
    select format('columns.%s=%s', left(asked.key, 100), left(asked.value, 100)) into v_wrong
    from (
        select named.key, named.value, count(*) over (partition by named.value) as times
        from jsonb_each_text(import_mapping.columns) as named
        where named.value <> ''
    ) as asked
    where asked.times > 1 or not exists (
        select
        from change.local_importers as importers
        where importers.section = import_mapping.section
            and importers.spellings ->> asked.value = asked.value
    )
    order by asked.key
    limit 1;
    if found then
        perform core.fail('INVALID_ARGUMENT', v_wrong);
    end if;
    return (
        select coalesce(jsonb_object_agg(named.key, named.value), '{}')
        from jsonb_each_text(import_mapping.columns) as named
        where named.value <> ''
    );
end
$$;

comment on function tour.import_mapping(text, jsonb, jsonb) is
'Which heading of a table means which field: as columns says, else as import_columns proposes. Raises
INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';

grant execute on function tour.import_mapping(text, jsonb, jsonb) to member;

commit;
