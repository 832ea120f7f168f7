-- Tests functions/tour/read_date: how people write days, and where that says two.
begin;
select plan(2);

select is_empty(
    $$select given, tour.read_date(given)
    from unnest('{2026-11-28,20261128,28.11.2026,28/11/2026,11/28/2026,28-11-2026,2026/11/28,2026.11.28,
        "28 Nov 2026","28. November 2026","Nov 28, 2026",2026-11-28T00:00,2026-11-28 00:00:00,
        2026-11-28T00:00:00.000Z,28.11.2026 00:00,46354,46354.0}'::text[]) as given
    where tour.read_date(given) is distinct from '2026-11-28'$$,
    'the 28th of November, in seventeen ways'
);
select is_empty(
    $$select given, tour.read_date(given)
    from unnest('{11/12/2026,11-12-2026,28.11.26,2026-02-30,30.2.2026,31/4/2026,20261301,today,infinity,
        "28 Foo 2026",2026-11-28T20:00,463540,46354.5,28/11.2026,0000-01-01,13/13/2026}'::text[]) as given
    where tour.read_date(given) is not null$$,
    'what may be two days, or is none'
);

select * from finish();
rollback;
