-- Deploy ontour:functions/tour/import_local_show to pg
-- requires: schema/change/local_item
-- requires: schema/change/local_verdict
-- requires: schema/tour/show_costs
-- requires: schema/tour/show_deals
-- requires: functions/tour/import_show
-- requires: functions/tour/local_date
-- requires: functions/core/fail

begin;

create or replace function tour.import_local_show(given change.local_import)
returns change.local_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_place constant text[] :=
        '{venue,city,subdivision,country,country_code,latitude,longitude,time_zone}'::text[];
    v_said text[] := given.said;
    v_external_id text := given.key;
    v_data jsonb;
    v_imported tour.import_verdict;
    v_verdict change.local_verdict;
begin
    if given.row_id is not null then
        select coalesce(shows.external_id, given.key) into v_external_id
        from api.shows
        where shows.id = given.row_id and shows.deleted_at is null
        for no key update;
        if not found then
            perform core.fail('ROW_DELETED', 'id=' || given.row_id);
        end if;
        -- All that may be written, before anything is: who changes a cost holds it and wants the totals.
        perform from api.show_deals
        where show_deals.show_id = given.row_id
        for no key update;
        perform from api.show_costs
        where show_costs.show_id = given.row_id
        order by show_costs.id
        for no key update;
        update api.shows
        set external_id = v_external_id
        where shows.id = given.row_id and shows.external_id is null;
    end if;
    if not given.data ? 'currency' and given.data ?| '{fee,door_price}' then
        perform core.fail('INVALID_VALUE', 'currency=null');
    end if;

    -- A place is one thing: half of it would be looked up as another venue.
    if v_said && v_place then
        v_said := v_said || v_place;
    end if;
    select jsonb_object_agg(field.key, field.value) into v_data
    from jsonb_each(
        given.data || jsonb_build_object('date', tour.local_date(given.data))
    ) as field
    where field.key = any (v_said);

    v_imported := tour.import_show(
        given.org_id,
        coalesce(v_data, '{}') || jsonb_build_object('external_id', v_external_id),
        1
    );
    v_verdict.verdict := replace(v_imported.verdict, 'inserted', 'created');
    v_verdict.row_id := v_imported.show_id;
    return v_verdict;
end
$$;

comment on function tour.import_local_show(change.local_import) is
'For import_local: one show with its fee. Raises ROW_DELETED (409), INVALID_VALUE (422), and what import_show
raises.';

grant execute on function tour.import_local_show(change.local_import) to member;

commit;
