-- Tests schema/tour/settlements: what a settlement may say, and that its parts add up.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.settlements (id, show_id) values (tests.id('settlement'), tests.id('gig'));

prepare settle (jsonb) as
update api.settlements
set settled_at = now(), inputs = '{"currency": "EUR"}', figures = $1
where id = tests.id('settlement');

select results_eq(
    'select state, revision from api.settlements', $$values ('estimated', 0)$$, 'an empty one is an estimate'
);
update api.settlements set reported_on = '1990-01-07';
select results_eq('select state from api.settlements', array['reported'], 'until the promoter reports');
select throws_ok(
    'insert into api.settlements (show_id) values (tests.id(''gig''))', '23505',
    'duplicate key value violates unique constraint "settlements_show_id_org_id_key"', 'one a show'
);
select throws_ok(
    format('update api.settlements set %s', change), '23514',
    format('new row for relation "settlements" violates check constraint "settlements_%s_check"', name), why
)
from (values
    ('reported_on = ''0001-01-01''', 'reported_on_bounds', 'dates are of this age'),
    ('notes = repeat(''x'', 20001)', 'notes_length', 'notes end'),
    ('revision = -1', 'revision_bounds', 'revisions count up'),
    ('settled_at = now()', 'settled_whole', 'what is settled has figures')
) as refused (change, name, why);
select throws_ok(
    $$execute settle('{"money_in": 100, "ticket_tax": 0, "top_costs": 0, "fee_tax": 0, "withholding": 0,
    "agency": 0, "management": 0, "bottom_costs": 0, "act_net": 60, "promoter_net": 41}')$$, '23514',
    'new row for relation "settlements" violates check constraint "settlements_parts_add_up_check"',
    'whose parts add up to the whole'
);
select throws_ok(
    $$execute settle('{"money_in": 100}')$$, '23514',
    'new row for relation "settlements" violates check constraint "settlements_parts_add_up_check"',
    'and are all there'
);

select * from finish();
rollback;
