-- Tests functions/tour/import_cost_show.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare found as select tour.import_cost_show(tests.id('band'), $1::jsonb);

select tests.become(tests.id('manager'));
update api.shows set external_id = 'x-1' where id = tests.id('gig');
select results_eq($$execute found('{"show_id": "x-1"}')$$, array[tests.id('gig')], 'by its id elsewhere');
select results_eq(
    format('execute found(%L)', data), array[tests.id('gig')], 'by ' || data
)
from unnest(array[
    '{"date": "2.3.2027", "venue": "Paradiso"}', '{"date": "2027-03-02"}'
]) as data;
select throws_code($$execute found('{"venue": "Paradiso"}')$$, 'INVALID_VALUE', 'not by nothing');
select throws_code(format('execute found(%L)', data), 'PARENT_NOT_IMPORTED', 'not by ' || data)
from unnest(array[
    '{"show_id": "x-2"}', '{"date": "2027-03-03"}', '{"date": "2027-03-02", "venue": "Bar"}'
]) as data;

insert into api.shows (org_id, venue_id, show_on, external_id)
values (tests.id('band'), tests.id('paradiso'), '2027-03-02', '2027-03-02|||2');
select is(
    tests.error($$execute found('{"date": "2027-03-02", "venue": "Paradiso"}')$$) ->> 'details',
    'date=2027-03-02 venue=Paradiso shows=2', 'nor of two, either'
);
select isnt_empty(
    $$execute found('{"date": "2027-03-02", "ordinal": "2"}')$$, 'unless it is said which'
);
select tests.become(tests.id('stranger'));
select throws_code($$execute found('{"show_id": "x-1"}')$$, 'PARENT_NOT_IMPORTED', 'a stranger finds none');
select tests.become(null);
select throws_ok(
    $$execute found('{"show_id": "x-1"}')$$, '42501', 'permission denied for function import_cost_show',
    'nor does who has no token'
);

select * from finish();
rollback;
