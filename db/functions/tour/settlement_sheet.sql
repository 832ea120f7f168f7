-- Deploy ontour:functions/tour/settlement_sheet to pg
-- requires: functions/tour/show_for
-- requires: functions/tour/sheet_of

begin;

-- Security definer: the whole sheet asks for one permission, once.
create or replace function api.settlement_sheet(show_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return tour.sheet_of(tour.show_for(settlement_sheet.show_id, 'finance.read'));
end
$$;

comment on function api.settlement_sheet(uuid) is
'The settlement of a show as one sheet: the deal, each line with its figure, whose the money is, what is due
and what was paid. Before it is settled an estimate of today. A rate that is not known leaves null what
depends on it. Members with finance.read. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED
(401).';

grant execute on function api.settlement_sheet(uuid) to member;

commit;
