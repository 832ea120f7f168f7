-- Tests functions/tour/import_field.
begin;
select plan(7);

prepare field as select tour.import_field(jsonb_build_object('x', $1::text), 'x', $2);

select is(tour.import_field('{"x": " a b\u00a0"}', 'x'), 'a b', 'text without the space around it');
select is(tour.import_field('{"x": " ", "y": null}', field), null, field || ': nothing is null')
from unnest('{x,y,z}'::text[]) as field;
select is(
    array[
        tour.import_field('{"x": "1987-09-03"}', 'x', 'date'),
        tour.import_field('{"x": "-7.50"}', 'x', 'number'),
        tour.import_field('{"x": 300.0}', 'x', 'count')
    ],
    '{1987-09-03,-7.50,300}', 'what can be read is'
);
select is(
    tests.error($$execute field('1987-02-30', 'date')$$) - '{message,hint}'::text[],
    '{"code": "INVALID_VALUE", "status": 422, "details": "x=1987-02-30"}', 'an impossible date is named'
);
select bag_eq(
    $$
        select tests.error(format('select tour.import_field(%L, %L, %L)', jsonb_build_object('x', wrong),
            'x', kind)) ->> 'code'
        from (values
            ('3.9.1987', 'date'), ('today', 'date'), ('infinity', 'date'), ('1,5', 'number'),
            ('1e5', 'number'),
            ('NaN', 'number'), ('-1', 'count'), ('1.5', 'count'), ('many', 'count'),
            (repeat('9', 20), 'count')
        ) as given (wrong, kind)
        group by 1
    $$,
    array['INVALID_VALUE'], 'and so is everything else'
);

select * from finish();
rollback;
