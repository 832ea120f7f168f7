-- Tests functions/tour/import_field.
begin;
select plan(15);

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
    '{"code": "INVALID_VALUE", "status": 422, "details": "x=1987-02-30: a day such as 2026-11-28"}',
    'an impossible date is named'
);
select bag_eq(
    $$
        select tests.error(format('select tour.import_field(%L, %L, %L)', jsonb_build_object('x', wrong),
            'x', kind)) ->> 'code'
        from (values
            ('3/9/1987', 'date'), ('today', 'date'), ('infinity', 'date'), ('EUR 5', 'amount'),
            ('1e5', 'number'), ('12,34,567', 'amount'), ('1.234', 'amount'), ('1,234', 'amount'),
            ('NaN', 'number'), ('-1', 'count'), ('1.5', 'count'), ('many', 'count'),
            (repeat('9', 20), 'count')
        ) as given (wrong, kind)
        group by 1
    $$,
    array['INVALID_VALUE'], 'and so is everything else'
);

select is(
    tests.error(format('execute field(%L, %L)', wrong, kind)) ->> 'details', 'x=' || wrong || ': ' || hint,
    'with what would be right: ' || wrong
)
from (values
    ('11/12/2026', 'date', 'write the year first'),
    ('1.234', 'amount', '1234 or 1.2340?'),
    ('12,345', 'amount', '12345 or 12.3450?'),
    ('a lot', 'amount', 'a number such as 1234.50'),
    ('1.5', 'count', 'a whole number such as 1300')
) as given (wrong, kind, hint);
select is(tests.error($$select tour.import_field('{"x": 1.234}', 'x', 'amount')$$), null, 'a number is one');
select is(
    tests.error($$select tour.import_field('{"x": 1.234}', 'x', 'count')$$) ->> 'code', 'INVALID_VALUE',
    'and no thousand'
);
select is(tour.import_field('{"x": " Net gross "}', 'x', 'word'), 'net_gross', 'a word is one of ours');

select * from finish();
rollback;
