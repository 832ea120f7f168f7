-- Deploy ontour:functions/tour/instant to pg
-- requires: schema/core/schemas

-- An hour that a clock shows twice is the first of the two, as RFC 5545 has it and calendars do; PostgreSQL
-- takes the second. One that it skips is counted on from before the gap: there both agree. Clocks go back by
-- an hour, or by half of one on Lord Howe Island. (One expression, so that the planner puts it in place.)

begin;

create or replace function tour.instant(on_date date, at_time time, time_zone text)
returns timestamptz
language sql
stable
begin atomic
    select case on_date + at_time
        when ((on_date + at_time) at time zone instant.time_zone - interval '1 hour')
            at time zone instant.time_zone
            then (on_date + at_time) at time zone instant.time_zone - interval '1 hour'
        when ((on_date + at_time) at time zone instant.time_zone - interval '30 minutes')
            at time zone instant.time_zone
            then (on_date + at_time) at time zone instant.time_zone - interval '30 minutes'
        else (on_date + at_time) at time zone instant.time_zone
    end;
end;

comment on function tour.instant(date, time, text) is
'The instant at which clocks of a zone show this time, the first if there are two; null if any is null.';

grant execute on function tour.instant(date, time, text) to member;

commit;
