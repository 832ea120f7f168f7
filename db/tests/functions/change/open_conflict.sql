-- Tests functions/change/open_conflict.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.open(name text, device text)
returns uuid
language plpgsql
as $$
declare
    v_conflict api.conflicts;
begin
    v_conflict.kind := 'field';
    v_conflict.column_name := 'asked';
    v_conflict.base := '"a"';
    v_conflict.mine := '"b"';
    v_conflict.theirs := '"c"';
    v_conflict.theirs_version := 3;
    return change.open_conflict(
        tests.given(name, 'update', 1, '{"asked": "b"}', jsonb_build_object('device_id', device)), v_conflict
    );
end
$$;

select tests.become(tests.id('owner'));
select tests.push('desk', tests.operation('theirs', 'update', 1, '{"asked": "c"}'));
select tests.push('desk', tests.operation('other', 'update', 2, '{"total": 11}'));
select tests.become(tests.id('manager'));
select isnt(pg_temp.open('one', 'phone'), null, 'a conflict is kept');
select results_eq(
    $$select org_id, topics, op_id, actor_id, device_id, theirs_op_id, theirs_actor_id, theirs_device_id,
        status
        from api.conflicts$$,
    $$values (
        tests.id('band'), array['org:' || tests.id('band')], tests.id('one'), tests.id('manager'), 'phone',
        tests.id('theirs'), tests.id('owner'), 'desk', 'open'
    )$$,
    'with both sides, the other being who changed this field, for those who read the row'
);
select pg_temp.open('two', 'tablet');
select is(
    (select count(*) from api.conflicts where status = 'open'), 2::bigint, 'another device is another side'
);
select pg_temp.open('three', 'phone');
select results_eq(
    'select op_id, status from api.conflicts order by id',
    $$values (tests.id('one'), 'superseded'), (tests.id('two'), 'open'), (tests.id('three'), 'open')$$,
    'the same device says what it wants now'
);
select is(
    (select count(*) from api.history('conflicts', (select id from api.conflicts order by id limit 1))),
    2::bigint, 'conflicts have a history'
);

select * from finish();
rollback;
