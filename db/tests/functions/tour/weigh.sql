-- Tests functions/tour/weigh.
begin;
select plan(2);

select results_eq(
    $$select tour.weigh(n, 0.5) from unnest('{-3, -1, 0, 1, 3, 4}'::numeric[]) as n$$,
    '{-2, 0, 0, 0, 2, 2}'::numeric[], 'a part of it, half to even'
);
select is(tour.weigh(7, null), 7::numeric, 'without a weight all of it');

select * from finish();
rollback;
