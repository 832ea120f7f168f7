-- Tests functions/tour/divide.
begin;
select plan(4);

select results_eq(
    $$
    select tour.divide(n, 2, false) from unnest('{-5, -3, -1, 0, 1, 3, 5}'::numeric[]) as n
    $$,
    '{-2, -2, 0, 0, 0, 2, 2}'::numeric[], 'a tie goes to the even number'
);
select results_eq(
    $$
    select tour.divide(n, 2, true) from unnest('{-5, -3, -1, 0, 1, 3, 5}'::numeric[]) as n
    $$,
    '{-3, -2, -1, 0, 1, 2, 3}'::numeric[], 'or away from zero'
);
select results_eq(
    $$
    select tour.divide(n * 1e-20 + 5, 10, is_half_up)
    from unnest('{-1, 0, 1}'::numeric[]) as n, unnest('{false, true}'::boolean[]) as is_half_up
    order by is_half_up, n
    $$,
    '{0, 0, 1, 0, 1, 1}'::numeric[], 'what is next to a tie is none, however near'
);
select results_eq(
    $$
    values (tour.divide(null, 10, false)), (tour.divide(10, null, true)), (tour.divide(1, null, false))
    $$,
    array[null, null, null]::numeric[], 'what is not known stays so'
);

select * from finish();
rollback;
