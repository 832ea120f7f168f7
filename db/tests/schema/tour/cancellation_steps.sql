-- Tests schema/tour/cancellation_steps: every step can be taken.
begin;
select plan(5);

select is_empty(
    $$select step from tour.cancellation_steps
    where to_regprocedure(function_name || '(uuid, text)') is null$$,
    'the function of each step is there'
);
select is_empty(
    $$select step from tour.cancellation_steps
    where has_function_privilege('member', function_name || '(uuid, text)', 'execute')$$,
    'and nobody calls it past cancel_show'
);
select bag_eq(
    $$select function_name from tour.cancellation_steps$$,
    $$select n.nspname || '.' || p.proname
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where p.proname like 'cancel\_%'
        and pg_get_function_identity_arguments(p.oid) = 'show_id uuid, reason text'$$,
    'and every such function is a step'
);
select throws_ok(
    $$insert into tour.cancellation_steps values ('x', 999, 'f(); drop', 'x')$$, '23514',
    'new row for relation "cancellation_steps" violates check constraint '
    '"cancellation_steps_function_name_form_check"',
    'a step names a function'
);
select throws_ok(
    $$insert into tour.cancellation_steps values ('X', 999, 'a.b', 'x')$$, '23514',
    'new row for relation "cancellation_steps" violates check constraint '
    '"cancellation_steps_step_form_check"',
    'and has a name itself'
);

select * from finish();
rollback;
