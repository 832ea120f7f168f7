-- Tests functions/tour/instant: the hours that a zone's clocks skip or show twice.
begin;
select plan(10);

create function tests.at(local text, time_zone text)
returns text
language sql
as $$
    select to_char(
        tour.instant(local::date, local::timestamp::time, time_zone) at time zone 'UTC', 'DD HH24:MI'
    )
$$;

select is(tests.at('2026-07-01 20:00', 'Europe/Berlin'), '01 18:00', 'an hour of summer');
select is(tests.at('2026-03-29 02:30', 'Europe/Berlin'), '29 01:30', 'a skipped hour is counted on');
select is(tests.at('2026-10-25 02:30', 'Europe/Berlin'), '25 00:30', 'of two the first');
select is(tests.at('2026-10-25 03:00', 'Europe/Berlin'), '25 02:00', 'after that there is one again');
select is(tests.at('2026-11-01 01:30', 'America/New_York'), '01 05:30', 'across the sea');
select is(tests.at('2026-04-05 02:30', 'Australia/Sydney'), '04 15:30', 'in the south');
select is(tests.at('2026-04-05 01:45', 'Australia/Lord_Howe'), '04 14:45', 'by half an hour');
select is(tests.at('2026-10-25 02:30', 'Asia/Kolkata'), '24 21:00', 'where clocks stay as they are');
select is(tour.instant('2026-10-25', null, 'Europe/Berlin'), null, 'a day is no instant');
select is(tour.instant('2026-10-25', '10:00', null), null, 'nor is a time that floats');

select * from finish();
rollback;
