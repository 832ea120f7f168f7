-- Deploy ontour:functions/change/import_local_item to pg
-- requires: schema/change/local_verdict
-- requires: schema/change/local_item
-- requires: schema/change/local_importers
-- requires: functions/change/read_local_row
-- requires: functions/change/local_key
-- requires: functions/change/local_digests
-- requires: functions/change/find_local_row
-- requires: functions/change/keep_local_row
-- requires: functions/core/require_permission
-- requires: functions/core/fail

-- Only what is new in the data since it was imported last is said: what people have changed here since then
-- stays, and data that is sent again changes nothing.

begin;

create or replace function change.import_local_item(
    org_id uuid, item change.local_item, device_id text, ordinal bigint, family jsonb
)
returns change.local_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_importer change.local_importers;
    v_row record;
    v_known change.local_rows;
    v_import change.local_import;
    v_local_id text;
    v_digests jsonb;
    v_done jsonb;
    v_verdict change.local_verdict;
begin
    v_import.org_id := import_local_item.org_id;
    select importers.* into v_importer
    from change.local_importers as importers
    where importers.section = import_local_item.item.section;
    if not found then
        perform core.fail('NO_SUCH_SECTION', 'section=' || left(import_local_item.item.section, 100));
    end if;
    -- First of all: that a row is unchanged is a thing to know about it.
    if v_importer.permission is not null then
        perform core.require_permission(import_local_item.org_id, v_importer.permission);
    end if;
    select * into v_row
    from change.read_local_row(
        import_local_item.item.data,
        v_importer.spellings || '{"id": "id", "local_id": "id", "_id": "id"}'
    );
    v_import.data := v_row.fields;

    if v_importer.parent_section is not null then
        if import_local_item.item.parent_pointer is not null then
            v_import.parent_id := (import_local_item.family ->> import_local_item.item.parent_pointer)::uuid;
        else
            v_known := change.find_local_row(
                import_local_item.org_id,
                v_importer.parent_section,
                change.local_key(v_import.data ->> v_importer.parent_field, import_local_item.device_id)
            );
            v_import.parent_id := v_known.row_id;
        end if;
        if v_import.parent_id is null then
            perform core.fail(
                'PARENT_NOT_IMPORTED',
                coalesce(
                    'parent=' || import_local_item.item.parent_pointer,
                    format(
                        '%s=%s',
                        v_importer.parent_field, left(v_import.data ->> v_importer.parent_field, 100)
                    )
                )
            );
        end if;
    end if;

    v_local_id := coalesce(v_import.data ->> 'id', import_local_item.item.name);
    if char_length(v_local_id) > 200 then
        perform core.fail('INVALID_VALUE', 'id=' || left(v_local_id, 100));
    end if;
    v_import.key := change.local_key(
        coalesce(v_local_id, format('content:%s:%s', md5(v_import.data::text), import_local_item.ordinal)),
        coalesce(v_import.parent_id::text, import_local_item.device_id)
    );

    v_known := change.find_local_row(import_local_item.org_id, v_importer.section, v_import.key);
    v_import.row_id := v_known.row_id;
    v_digests := change.local_digests(v_import.key, v_import.data);
    v_import.said := array(
        select field.key
        from jsonb_each_text(v_digests) as field
        where field.value is distinct from v_known.digests ->> field.key
    );
    if v_import.row_id is not null and v_import.said = '{}' then
        v_verdict.verdict := 'unchanged';
        v_verdict.row_id := v_import.row_id;
    else
        execute format(
            'select to_jsonb(%I.%I($1))',
            split_part(v_importer.importer, '.', 1), split_part(v_importer.importer, '.', 2)
        )
        into v_done
        using v_import;
        v_verdict := jsonb_populate_record(null::change.local_verdict, v_done);
        v_verdict.details := v_row.unknown;
        perform change.keep_local_row(
            v_import.org_id, v_importer.section, v_import.key, v_verdict.row_id, v_digests
        );
    end if;
    v_verdict.local_id := v_local_id;
    return v_verdict;
end
$$;

comment on function change.import_local_item(uuid, change.local_item, text, bigint, jsonb) is
'For import_local: imports one row. ordinal tells equal rows without id apart; family holds the rows around
it, by their pointers. Raises NO_SUCH_SECTION, PARENT_NOT_IMPORTED, INVALID_VALUE, SPELLINGS_DIFFER (422), and
what its importer raises.';

grant execute on function change.import_local_item(uuid, change.local_item, text, bigint, jsonb) to member;

commit;
