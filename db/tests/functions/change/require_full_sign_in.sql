-- Tests functions/change/require_full_sign_in: edits of money that a PIN alone pushes wait.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

create function pg_temp.push(price integer)
returns jsonb
language sql
as $$
    select api.push(json_build_object('operations', json_build_array(json_build_object(
        'op_id', tests.id('edit'), 'op', 'update', 'table', 'parts', 'id', tests.id('valve'),
        'base_version', 1, 'fields', json_build_object('price', price)
    )))) -> 0
$$;

select tests.become(tests.id('finance'), '{pin}');
select throws_code(
    $$select change.require_full_sign_in('parts')$$, 'STEP_UP_REQUIRED', 'money needs a full sign-in'
);
select lives_ok($$select change.require_full_sign_in('things')$$, 'other tables do not');
select lives_ok($$select change.require_full_sign_in('gadgets')$$, 'nor what is none');
select is(
    pg_temp.push(12) - '{op_id,message,hint}'::text[],
    '{"verdict": "rejected", "code": "STEP_UP_REQUIRED", "details": "permission=finance.write"}'::jsonb,
    'a push says so'
);
select is(
    api.resolve_conflicts(jsonb_build_array(jsonb_build_object(
        'op_id', tests.id('choice'), 'conflict_id', tests.id('unseen'), 'choice', 'mine'
    ))) -> 0 ->> 'code',
    'STEP_UP_REQUIRED', 'of a conflict that it does not see, too'
);

select tests.become(tests.id('finance'));
select lives_ok($$select change.require_full_sign_in('parts')$$, 'who signed in fully passes');
select is(pg_temp.push(12) ->> 'code', 'FIELD_NOT_WRITABLE', 'and the same push is judged anew');
select tests.become(tests.id('crew'));
select isnt(
    pg_temp.push(13) ->> 'code', 'STEP_UP_REQUIRED', 'whose role lacks it hears that instead'
);

select * from finish();
rollback;
