-- Tests functions/change/apply_resolution: each kind of conflict and choice, through resolve_conflicts.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.resolve(kind text, choice text, more jsonb default '{}')
returns text
language sql
as $$
    select concat_ws(' ', v ->> 'verdict', v ->> 'version', v ->> 'code')
    from jsonb_array_elements(api.resolve_conflicts(
        (
            select jsonb_build_array(
                jsonb_build_object(
                    'op_id', gen_random_uuid(), 'conflict_id', conflicts.id, 'choice', resolve.choice
                ) || more
            )
            from api.conflicts
            where conflicts.kind = resolve.kind
            order by conflicts.id desc
            limit 1
        )
    )) as v
$$;
prepare statuses as select kind, status, choice, resolved_version from api.conflicts order by id;

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b"}'));
select tests.push('tablet', tests.operation('two', 'update', 1, '{"asked": "c"}'));
select is(pg_temp.resolve('field', 'value', '{"value": "bc"}'), 'applied 3', 'a value of one''s own');
select is(pg_temp.resolve('field', 'mine'), 'rejected CONFLICT_CLOSED', 'decides it');

select tests.push('tablet', tests.operation('gone', 'delete', 1, null));
select is(pg_temp.resolve('delete', 'value', '{"value": {}}'), 'rejected OPERATION_INVALID', 'to be or not');
select is(pg_temp.resolve('delete', 'theirs'), 'applied 3', 'the row stays');
select tests.push('laptop', tests.operation('gone too', 'delete', 1, null));
select is(pg_temp.resolve('delete', 'mine'), 'applied 4', 'or goes');

select tests.push('tablet', tests.operation('late', 'update', 3, '{"asked": "d"}'));
select is(
    pg_temp.resolve('deleted', 'value', '{"value": 7}'), 'rejected OPERATION_INVALID', 'a row is an object'
);
select is(
    pg_temp.resolve('deleted', 'value', '{"value": {"id": 7}}'), 'rejected FIELD_NOT_WRITABLE', 'of fields'
);
select is(pg_temp.resolve('deleted', 'mine'), 'merged 6', 'a deleted row comes back with the edit');
select is((select asked from api.racks where id = tests.id('rack')), 'd', 'which is written');
select results_eq(
    'statuses',
    $$values
        ('field', 'resolved', 'value', 3), ('delete', 'resolved', 'theirs', null),
        ('delete', 'resolved', 'mine', 4), ('deleted', 'resolved', 'mine', 6)$$,
    'each says how it ended'
);

select tests.push('phone', tests.operation('five', 'update', 6, '{"asked": "e"}'));
select tests.push('tablet', tests.operation('six', 'update', 6, '{"asked": "f"}'));
select tests.push('phone', tests.operation('seven', 'update', 7, '{"asked": "g"}'));
select is(pg_temp.resolve('field', 'mine'), 'conflict 8', 'a resolution may itself meet a conflict');
select results_eq(
    $$select base, mine, theirs, status from api.conflicts where kind = 'field' order by id desc limit 2$$,
    $$values
        ('"e"'::jsonb, '"f"'::jsonb, '"g"'::jsonb, 'open'), ('"d"', '"f"', '"e"', 'superseded')$$,
    'which takes the place of the old one'
);

select * from finish();
rollback;
