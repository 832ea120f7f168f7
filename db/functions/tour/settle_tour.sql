-- Deploy ontour:functions/tour/settle_tour to pg
-- requires: functions/tour/settle_show
-- requires: functions/core/require_permission
-- requires: functions/core/orgs_with

-- Show by show, and one that is refused holds up no other. In the order of their ids, so that two who
-- settle at the same time wait for each other instead of deadlocking.

begin;

-- Security definer: settlements and the journal are written by functions alone.
create or replace function api.settle_tour(tour_id uuid, dry_run boolean default false)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_org_id uuid;
    v_show record;
    v_figures jsonb;
    v_error text;
    v_answers jsonb[] := array[]::jsonb[];
    v_settled integer := 0;
begin
    select tours.org_id into v_org_id
    from api.tours
    where tours.id = settle_tour.tour_id
        and tours.deleted_at is null
        and tours.org_id = any (core.orgs_with('show.read'));
    if not found then
        perform core.fail('NOT_FOUND', 'tour_id=' || coalesce(settle_tour.tour_id::text, 'null'));
    end if;
    perform core.require_permission(v_org_id, 'finance.write');

    for v_show in
        select shows.id, shows.name, shows.show_on
        from api.shows
        left join api.settlements on settlements.show_id = shows.id
        where shows.tour_id = settle_tour.tour_id
            and shows.deleted_at is null
            and shows.status <> 'cancelled'
            and settlements.settled_at is null
        order by shows.id
    loop
        v_error := null;
        v_figures := null;
        begin
            v_figures := tour.settle_show(v_show.id, settle_tour.dry_run);
            v_settled := v_settled + 1;
        exception
            when sqlstate 'PGRST' then
                v_error := sqlerrm;
        end;
        v_answers := v_answers || jsonb_strip_nulls(
            jsonb_build_object(
                'show_id', v_show.id, 'name', v_show.name, 'show_on', v_show.show_on,
                'due', v_figures -> 'due', 'act_net', v_figures -> 'act_net'
            )
            || coalesce(v_error::jsonb, '{}')
        );
    end loop;
    return jsonb_build_object(
        'tour_id', settle_tour.tour_id,
        'settled', v_settled,
        'refused', cardinality(v_answers) - v_settled,
        'shows', to_jsonb(v_answers)
    );
end
$$;

comment on function api.settle_tour(uuid, boolean) is
'Settles each show of a tour that is not settled or cancelled yet. Answers show by show: its due and
act_net, or the code and details for which it was refused; the others are settled all the same. dry_run
writes nothing. Members with finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403),
STEP_UP_REQUIRED (401).';

grant execute on function api.settle_tour(uuid, boolean) to member;

commit;
