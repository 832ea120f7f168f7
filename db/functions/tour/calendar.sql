-- Deploy ontour:functions/tour/calendar to pg
-- requires: functions/tour/calendar_entries

begin;

create or replace function api.calendar(
    from_on date default current_date,
    to_on date default null,
    org_id uuid default null,
    content text[] default '{shows,holds,itinerary_items}'
)
returns setof tour.calendar_entry
language sql
stable
begin atomic
    select entries.*
    from tour.calendar_entries(
        calendar.from_on, coalesce(calendar.to_on, calendar.from_on + 365), calendar.org_id, calendar.content
    ) as entries;
end;

comment on function api.calendar(date, date, uuid, text[]) is
'Your calendar from one local date to another, a year later if not given: shows, holds and what of the
itinerary is yours to see, of one organization or of all that you belong to. A show has the times of its
doors, sets and curfew, or lasts all day. For who is signed in, also by a PIN. The same as a subscription:
rpc/create_calendar_token.';

grant execute on function api.calendar(date, date, uuid, text[]) to member;

commit;
