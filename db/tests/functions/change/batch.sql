-- Tests functions/change/batch.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.batch(fields jsonb, atomic boolean default true, dry_run boolean default false)
returns text[]
language sql
as $$
    select array(
        select concat_ws(' ', v ->> 'verdict', v ->> 'version', v ->> 'code')
        from jsonb_array_elements(api.batch(
            jsonb_build_array(
                tests.operation('one', 'update', 1, '{"asked": "b"}'), tests.operation('two',
                'update', 2, fields)
            ),
            atomic, dry_run
        )) with ordinality as given (v, place)
        order by place
    )
$$;
prepare version as
select version, (select count(*) from api.conflicts) from api.racks where id = tests.id('rack');

select tests.become(tests.id('manager'));
select is(
    pg_temp.batch('{"total": -1}'), '{rejected BATCH_ROLLED_BACK,rejected 23514}',
    'all or none: none, and why'
);
select is(
    pg_temp.batch('{"total": 11}', dry_run => true), '{applied 2,applied 3}',
    'a dry run says what would happen'
);
select is(
    pg_temp.batch('{"total": -1}', dry_run => true), '{rejected BATCH_ROLLED_BACK,rejected 23514}', 'so too'
);
select results_eq('version', $$values (1, 0::bigint)$$, 'nothing is written by any of them');
select is(
    pg_temp.batch('{"total": -1}', atomic => false), '{applied 2,rejected 23514}', 'else what can be is'
);
select is(
    pg_temp.batch('{"total": 11}'), '{duplicate,rejected OP_ID_REUSED}', 'verdicts are remembered'
);
select results_eq('version', $$values (2, 0::bigint)$$, 'once');

select tests.push('desk', tests.operation('theirs', 'update', 2, '{"asked": "x"}'));
select is(
    array(
        select v ->> 'verdict'
        from jsonb_array_elements(api.batch(
            jsonb_build_array(tests.operation('three', 'update', 1, '{"asked": "c"}'))
        )) as v
    ),
    '{conflict}', 'a conflict is no success'
);
select results_eq('version', $$values (3, 0::bigint)$$, 'and not kept, for all was undone');
select tests.become(null);
select throws_ok(
    $$select api.batch('[]')$$, '42501', 'permission denied for function batch', 'for members only'
);

select * from finish();
rollback;
