-- Tests functions/tour/import_show.
begin;
select plan(21);
\ir ../../support/fixtures.psql

prepare put as
select verdict from tour.import_show(tests.id('band'), $1::jsonb, 1);
prepare stored as
select name, show_on, city, country, status, actual_attendance, external_id, version
    from api.shows order by id desc limit 1;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute put('{"date": "1987-09-03", "venue": "Club", "city": "Bonn", "country": "DE",
        "attendance": "300"}')$$,
    array['inserted'], 'a new show'
);
select results_eq(
    'stored', $$values ('Club', date '1987-09-03', 'Bonn', 'DE', 'completed', 300,
        '1987-09-03|Club|Bonn|1', 1)$$,
    'of the past is completed, and known by date, venue and city'
);
select results_eq(
    $$execute put('{"date": "1987-09-03", "venue": "Club", "city": "Bonn", "country": "Germany"}')$$,
    array['unchanged'], 'again it changes nothing, and what is not said stays'
);
select results_eq(
    $$execute put('{"date": "1987-09-03", "venue": "Club", "city": "Bonn", "attendance": "301",
        "tour": "T"}')$$,
    array['updated'], 'what is said is written'
);
select results_eq(
    'stored', $$values ('Club', date '1987-09-03', 'Bonn', 'DE', 'completed', 301,
        '1987-09-03|Club|Bonn|1', 2)$$,
    'once'
);
select results_eq(
    $$execute put('{"date": "1987-09-03", "venue": "Club", "city": "Bonn", "ordinal": "2",
        "country": "DE"}')$$,
    array['inserted'], 'a second show on one day is another show'
);
select results_eq(
    $$execute put('{"date": "2190-09-03", "venue": "Club", "city": "Bonn", "country": "DE"}')$$,
    array['inserted'],
    'a show to come'
);
select results_eq(
    'stored', $$values ('Club', date '2190-09-03', 'Bonn', 'DE', 'draft', null::integer,
        '2190-09-03|Club|Bonn|1', 1)$$,
    'is a draft'
);
select results_eq(
    $$execute put('{"date": "2190-09-04", "external_id": "x-1", "name": "Fair", "city": "Bonn",
        "country": "DE",
        "status": "confirmed", "fee": "5", "currency": "EUR"}')$$,
    array['inserted'], 'a confirmed show comes with its fee'
);
select results_eq(
    'stored', $$values ('Fair', date '2190-09-04', 'Bonn', 'DE', 'confirmed', null::integer, 'x-1', 2)$$,
    'and an identity of its own'
);
select results_eq(
    $$execute put('{"date": "2190-10-01", "external_id": "x-1", "status": "Canceled"}')$$, array['updated'],
    'by which it is known on another date; status in either spelling and any case'
);
select results_eq(
    'stored', $$values ('Fair', date '2190-10-01', 'Bonn', 'DE', 'cancelled', null::integer, 'x-1', 4)$$,
    'as said'
);
select results_eq(
    $$execute put('{"date": "1990-01-01"}')$$, array['inserted'], 'a date is enough'
);
select results_eq(
    'stored', $$values ('1990-01-01', date '1990-01-01', null::text, null::text, 'draft', null::integer,
        '1990-01-01|||1', 1)$$,
    'but a show without a place is not completed'
);
select throws_code($$execute put('{"name": "x"}')$$, 'INVALID_VALUE', 'no date is not');
select results_eq(
    $$execute put('{"name": "Someday", "external_id": "x-2"}')$$, array['inserted'],
    'unless it has an identity'
);
select results_eq(
    $$execute put('{"name": "Someday soon", "external_id": "x-1"}')$$, array['updated'],
    'then a date that is not said stays'
);
select results_eq(
    $$select show_on, name from api.shows where shows.external_id in ('x-1', 'x-2') order by 1$$,
    $$values (date '2190-10-01', 'Someday soon'), (null, 'Someday')$$, 'as it was'
);
select throws_code($$execute put('{"external_id": "x-3"}')$$, 'INVALID_VALUE', 'but a name there must be');
select throws_code(
    $$execute put('{"date": "1990-01-01", "country": "Freedonia"}')$$, 'UNKNOWN_COUNTRY',
    'nor an unknown country'
);

select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute put('{"date": "1991-01-01"}')$$, '42501',
    'new row violates row-level security policy for table "shows"',
    'a viewer imports nothing'
);

select * from finish();
rollback;
