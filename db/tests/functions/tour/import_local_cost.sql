-- Tests functions/tour/import_local_cost
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

create function pg_temp.put(cost_id uuid, data jsonb, said text[] default '{}')
returns text
language sql
as $$
    select (tour.import_local_cost(
        row(tests.id('band'), 'local:1', data, said, cost_id, tests.id('gig'))
    )).verdict
$$;
prepare stored as select kind, description, amount, currency, version from api.show_costs;

select tests.become(tests.id('manager'));
select throws_code(
    $$select pg_temp.put(null, '{"amount": "5"}')$$, 'INVALID_VALUE',
    'a currency there must be'
);
insert into api.show_deals (show_id, fee, currency) values (tests.id('gig'), 100, 'USD');
select is(
    pg_temp.put(null, '{"amount": "5", "kind": "Fireworks"}'), 'created',
    'the show''s, if none is named'
);
select results_eq(
    'stored', $$values ('other', 'Fireworks', 5::numeric, 'USD', 1)$$, 'a word that is no kind is kept'
);

prepare again as
select pg_temp.put(
    (select id from api.show_costs),
    '{"amount": "6", "kind": "sound", "description": "PA", "currency": "eur"}', $1
);
update api.show_costs set description = 'Ours';
select results_eq($$execute again('{amount}')$$, array['updated'], 'what is said');
select results_eq('stored', $$values ('other', 'Ours', 6::numeric, 'USD', 3)$$, 'is written, and no more');
select results_eq($$execute again('{amount}')$$, array['unchanged'], 'once');
select results_eq($$execute again('{kind,currency}')$$, array['updated'], 'kind and currency');
select results_eq('stored', $$values ('sound', 'PA', 6::numeric, 'EUR', 4)$$, 'the kind with its words');

select throws_code(
    $$select pg_temp.put(null, '{"currency": "EUR"}')$$, 'INVALID_VALUE',
    'an amount there must be'
);
select throws_code(
    $$select pg_temp.put(tests.id('gone'), '{"amount": "5"}', '{amount}')$$, 'ROW_DELETED',
    'what is not there is not written'
);
select tests.become(tests.id('crew'));
select throws_ok(
    $$select pg_temp.put(null, '{"amount": "5", "currency": "EUR"}')$$, '42501',
    'new row violates row-level security policy for table "show_costs"', 'crew write no money'
);
select tests.become(null);
select throws_ok(
    $$select pg_temp.put(null, '{"amount": "5"}')$$, '42501',
    'permission denied for function import_local_cost', 'nor does who has no token'
);

select * from finish();
rollback;
