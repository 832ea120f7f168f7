-- Tests functions/change/verify: all findings, the first broken row first. tests/red_team attacks it.
begin;
select plan(5);
\ir ../../support/sealed.psql

create temporary table exported as select tests.anchors() as anchors;
create temporary view found as select found.* from exported cross join lateral tests.found(exported.anchors);

select is_empty('select * from found', 'an unharmed log is clean, with and without anchors');
select is_empty('select * from tests.found()', 'also without');
update change.log set after = after || '{"name": "Forged"}'
where seq = (select seq from tests.rows where row_id = tests.id('band'));
select results_eq(
    'select finding, table_name from found limit 1', $$values ('edited', 'organizations')$$,
    'the broken row comes first'
);
select ok(
    exists (select from found where finding = 'unlogged' and table_name = 'organizations'),
    'then what else does not fit'
);
select is_empty(
    $$
        select role from unnest('{anon,member,bridge,relay,worker,analyst}'::name[]) as role
        where has_function_privilege(role, 'change.verify(jsonb)', 'execute')
    $$,
    'it is nobody''s but the owner''s'
);

select * from finish();
rollback;
