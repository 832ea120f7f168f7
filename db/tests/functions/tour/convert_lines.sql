-- Tests functions/tour/convert_lines.
begin;
select plan(5);

select is(tour.convert_lines('[]', 100, false), '{}', 'nothing is nothing');
select is(
    tour.convert_lines('[{"amount": 12.5}, {"amount": 3, "paid_by": "act"}, {}]', 100, false),
    '{1250, 300, 0}', 'without a rate an amount is in the currency of the deal'
);
select is(
    tour.convert_lines('[{"amount": 1, "times": 1, "per": 3}, {"amount": 1, "times": 2}]', 1000, false),
    '{333, 2000}', 'a rate is an exact quotient, either side 1 if not given'
);
select is(
    tour.convert_lines('[{"amount": 0.01, "per": 2}, {"amount": 0.01, "times": 0.5}]', 100, true),
    '{1, 1}', 'rounded as asked for'
);
select is(
    tour.convert_lines(
        '[{"amount": 5, "times": null}, {"amount": 5, "per": null}, {"amount": 5}]', 1, false
    ),
    '{null, null, 5}', 'without a known rate an amount is not known: it is not taken for 1'
);

select * from finish();
rollback;
