-- Deploy ontour:functions/tour/sheet_of to pg
-- requires: functions/tour/inputs_of
-- requires: functions/tour/calculate
-- requires: functions/tour/sheet_lines
-- requires: functions/tour/sheet_parts
-- requires: schema/tour/venues
-- requires: schema/tour/tours

begin;

create or replace function tour.sheet_of(show api.shows)
returns jsonb
language plpgsql
stable
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_inputs constant jsonb := tour.inputs_of(show.id);
    v_figures constant jsonb := tour.calculate(v_inputs);
    v_settlement api.settlements;
    v_org_name text;
    v_venue_name text;
    v_tour_name text;
begin
    select settlements.* into v_settlement from api.settlements where settlements.show_id = show.id;
    select organizations.name into v_org_name from api.organizations where organizations.id = show.org_id;
    select venues.name into v_venue_name from api.venues where venues.id = show.venue_id;
    select tours.name into v_tour_name from api.tours where tours.id = show.tour_id;

    return jsonb_build_object(
        'organization', jsonb_build_object('id', show.org_id, 'name', v_org_name),
        'show', jsonb_build_object(
            'id', show.id, 'version', show.version, 'name', show.name, 'show_on', show.show_on,
            'status', show.status, 'venue', v_venue_name, 'city', show.city, 'country', show.country,
            'tour', v_tour_name
        ),
        'settlement', jsonb_build_object(
            'state', coalesce(v_settlement.state, 'estimated'),
            'revision', coalesce(v_settlement.revision, 0),
            'reported_on', v_settlement.reported_on,
            'settled_at', v_settlement.settled_at,
            'notes', v_settlement.notes
        ),
        'currency', v_inputs -> 'currency',
        'minor_units', v_inputs -> 'minor_units',
        'rounding', v_inputs -> 'rounding',
        'deal', v_inputs -> 'deal',
        'attendance', v_inputs -> 'attendance',
        'tickets', tour.sheet_lines(v_inputs -> 'tickets', v_figures -> 'tickets', 'ticket_tax'),
        'costs', tour.sheet_lines(v_inputs -> 'costs', v_figures -> 'costs', 'converted'),
        'bonuses', tour.sheet_lines(v_inputs -> 'bonuses', v_figures -> 'bonus_lines', 'worth'),
        'payments', tour.sheet_lines(v_inputs -> 'payments', v_figures -> 'payments', 'converted'),
        'figures', v_figures - '{tickets,costs,bonus_lines,payments}'::text[],
        'parts', tour.sheet_parts(v_org_name, v_inputs, v_figures)
    );
end
$$;

comment on function tour.sheet_of(api.shows) is
'The settlement sheet of a show, whatever the state of its settlement.';

commit;
