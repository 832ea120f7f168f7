-- Tests functions/tour/level: who stands where, and who moves up by itself.
begin;
select plan(14);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

create function tests.set_hold(name text, change text)
returns text
language plpgsql
as $$
begin
    execute format('update api.holds set %s where name = %L', change, set_hold.name);
    return tests.line();
end
$$;

select is(tests.line(), '1 owner, 2 admin, 3 manager', 'first come, first served');
select is(
    tests.set_hold('owner', $$state = 'released'$$),
    '1 admin, 2 manager', 'one falls away, all move up'
);
select is(
    tests.set_hold('owner', $$state = 'held'$$),
    '1 admin, 2 manager, 3 owner', 'back, but at the end'
);
select is(
    tests.set_hold('owner', '"position" = 2.5'),
    '1 admin, 2 owner, 3 manager', 'between two others'
);
select is(
    tests.set_hold('admin', 'deleted_at = now()'),
    '1 owner, 2 manager', 'a deletion is a falling away'
);
select is(
    tests.set_hold('admin', 'deleted_at = null'),
    '1 owner, 2 manager, 3 admin', 'restored, at the end'
);
select is(
    tests.set_hold('owner', $$state = 'confirmed'$$),
    '1 owner!, 2 manager, 3 admin', 'who has it is first'
);
select is(
    tests.set_hold('manager', '"position" = -1'),
    '1 owner!, 2 manager, 3 admin', 'whoever is put ahead'
);
select is(
    tests.set_hold('owner', $$state = 'held'$$),
    '1 manager, 2 owner, 3 admin', 'until it is given back'
);
select is(
    tests.set_hold('owner', $$hold_on = '2027-05-02'$$),
    '1 manager, 2 admin', 'another date'
);
select is(tests.line('2027-05-02'), '1 owner', 'is another line');
select is(
    tests.set_hold('admin', $$stage = 'Upstairs'$$),
    '1 manager', 'so is another stage'
);
select tests.set_hold('admin', $$state = 'lapsed'$$) is not null as is_set \gset
select results_eq(
    $$select api.level(holds) from api.holds where name = 'admin'$$, array[null::integer],
    'who is out stands nowhere'
);

select tests.become(tests.id('stranger'));
select is(tests.line(), null, 'to others there is no line');

select * from finish();
rollback;
