-- Tests functions/tour/convert_amount.
begin;
select plan(5);

create function pg_temp.convert(amount bigint, times numeric, per numeric) returns numeric language sql as $$
    select tour.convert_amount(amount, times, per, (times / per)::double precision)
$$;

select results_eq(
    $$select pg_temp.convert(n, 1, 2) from unnest('{-5, -3, -1, 0, 1, 3, 5, 6}'::bigint[]) as n$$,
    '{-2, -2, 0, 0, 0, 2, 2, 3}'::numeric[], 'a tie goes to the even number'
);
select is(
    pg_temp.convert(1, 5000000000000000001, 10000000000000000000), 1::numeric, 'what is next to one is none'
);
select is(
    pg_temp.convert(900000000000000001, 1, 3), 300000000000000000::numeric,
    'what floating point cannot say is exact'
);
select is(
    (
        select count(*)
        from generate_series(1, 20000) as n
        cross join lateral (
            select (hashtextextended('a' || n, 0) % 100000000000) as amount,
                1 + abs(hashtextextended('t' || n, 0) % 100000) / 10000.0 as times,
                1 + abs(hashtextextended('p' || n, 0) % 100000) / 10000.0 as per
        ) as given
        where pg_temp.convert(given.amount, given.times, given.per)
            <> core.divide_half_even(given.amount * given.times, given.per)
    ),
    0::bigint, 'as exact arithmetic has it, at random'
);
select is(
    array[pg_temp.convert(null, 1, 2), pg_temp.convert(1, null, 2), pg_temp.convert(1, 1, null)],
    array[null, null, null]::numeric[], 'without a rate it is not known'
);

select * from finish();
rollback;
