-- Tests functions/tour/sheet_of: the sheet of a show in each state.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.sheet() returns jsonb language sql as $$
    select tour.sheet_of(shows) from api.shows where id = tests.id('gig')
$$;

select is(
    pg_temp.sheet() -> 'settlement',
    '{"state": "estimated", "revision": 0, "reported_on": null, "settled_at": null, "notes": null}',
    'at first it is an estimate'
);
select is(pg_temp.sheet() #>> '{figures,act_net}', '16303.23', 'with figures');
select is(
    jsonb_path_query_first(pg_temp.sheet(), '$.costs[*] ? (@.kind == "hotel")')
    - '{id,version,description,supplier,incurred_on,missing}'::text[],
    '{"kind": "hotel", "amount": 800, "currency": "USD", "converted": 739.85, "paid_by": "act",
    "deducted": "bottom", "times": 1, "per": 1.0813, "source": "ECB", "rate_on": "1990-01-05"}',
    'each line has what it came to, and by which rate'
);
select is(
    pg_temp.sheet() -> 'show' ->> 'venue', 'Paradiso', 'and what it is about'
);
insert into api.shows (id, org_id, name) values (tests.id('next'), tests.id('band'), 'Next');
select is(
    (select tour.sheet_of(shows) #>> '{figures,gross}' from api.shows where id = tests.id('next')), '0.00',
    'a show without money has a sheet of nothing'
);

select * from finish();
rollback;
