-- Tests functions/core/divide_half_even.
begin;
select plan(3);

select results_eq(
    $$
        select core.divide_half_even(dividend, divisor)
        from (values
            (1, 3), (2, 3), (5, 2), (7, 2), (-5, 2), (-7, 2), (8, -3), (0, 7), (2.5, 1), (3.5, 1), (9, 3)
        ) as given (dividend, divisor)
    $$,
    '{0,1,2,4,-2,-4,-3,0,2,4,3}'::numeric[],
    'the nearest whole number, of two the even one'
);
select is(
    core.divide_half_even(4.99999999999999999999999999999, 2), 2::numeric,
    'almost a tie is none, however near'
);
select is(core.divide_half_even(null, 2), null, 'nothing comes from nothing');

select * from finish();
rollback;
