-- Tests functions/tour/import_key.
begin;
select plan(4);

select is(
    tour.import_key('{"date": "28.11.2026", "venue": "Club", "city": "Bonn"}', 2), '2026-11-28|Club|Bonn|2',
    'a show is known by date, venue, city and its place among several'
);
select is(
    tour.import_key('{"date": "2026-11-28", "ordinal": "3"}', 1), '2026-11-28|||3', 'as far as they are said'
);
select is(
    tour.import_key('{"date": "2026-11-28", "external_id": "x-1"}', 1), 'x-1', 'or by its id elsewhere'
);
select throws_code(
    $$select tour.import_key('{"date": "soon"}', 1)$$, 'INVALID_VALUE', 'a date is one'
);

select * from finish();
rollback;
