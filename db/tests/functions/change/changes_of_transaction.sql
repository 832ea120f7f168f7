-- Tests functions/change/changes_of_transaction: what was written together, for each what they may read of
-- it.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select tests.become(tests.id('manager'));
update api.things set name = 'Loud' where id = tests.id('amp');
select tests.become_superuser();
update api.parts set price = 2 where id = tests.id('valve');
select tests.commit('201');
prepare together as
select table_name, op, version, actor_name, changes, source
from api.changes_of_transaction('201') order by table_name;

select tests.become(tests.id('finance'));
select results_eq(
    'together',
    $$values
    ('parts', 'update', 2, null, '{"price": {"from": 10, "to": 2}}'::jsonb, 'sql'),
    ('things', 'update', 2, 'Manager', '{"name": {"from": "Amp", "to": "Loud"}}', 'api')$$,
    'all of it'
);
select tests.become(tests.id('viewer'));
select results_eq(
    'together',
    $$values ('things', 'update', 2, 'Manager', '{"name": {"from": "Amp", "to": "Loud"}}'::jsonb, 'api')$$,
    'a viewer reads nothing of money'
);
select tests.become(tests.id('owner'), '{pin}');
select results_eq(
    $$select table_name from api.changes_of_transaction('201')$$, array['things'],
    'nor who came by a PIN alone'
);
select tests.become(tests.id('stranger'));
select is_empty('together', 'a stranger reads none');
select tests.become(null);
select throws_ok(
    'together', '42501', 'permission denied for function changes_of_transaction',
    'without a token there is nothing'
);
select tests.become(tests.id('owner'));
select is_empty($$select from api.changes_of_transaction('202')$$, 'no other transaction is meant');
select is_empty($$select from api.changes_of_transaction(null)$$, 'nor is none');

-- A row comes into one's sight: what it was before stays out of it.
select tests.become_superuser();
update api.things set org_id = tests.id('band'), name = 'Ours' where id = tests.id('theirs');
select tests.commit('203');
select tests.become(tests.id('viewer'));
select results_eq(
    $$select changes, "row" ->> 'name' from api.changes_of_transaction('203')$$,
    $$values ('{}'::jsonb, 'Ours')$$, 'of a row that has come, one reads what it is'
);
select tests.become(tests.id('stranger'));
select is_empty($$select from api.changes_of_transaction('203')$$, 'of one that has gone, nothing new');

select * from finish();
rollback;
