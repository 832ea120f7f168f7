-- Tests functions/change/context: who and what is behind a write; nothing that a client sends may stop one.
begin;
select plan(12);
\ir ../../support/fixtures.psql

create function tests.with_header(name text, value text)
returns change.context
language plpgsql
as $$
begin
    perform tests.request('PATCH', '/shows', jsonb_build_object(name, value));
    return change.context();
end
$$;

select is(
    change.context(), row(null, null, null, 'sql', null, null, null, null)::change.context, 'psql is nobody'
);

select tests.become(tests.id('crew'));
select tests.request('PATCH', '/shows', '{
    "x-device-id": "phone", "x-request-id": "r-1", "x-real-ip": "192.0.2.7", "user-agent": "curl/8"
}');
select is(
    change.context(),
    row(
        tests.id('crew'), tests.id('session of ' || tests.id('crew')), 'phone', 'api', null, 'r-1',
        '192.0.2.7', 'curl/8'
    )::change.context,
    'a request says who, from where and with what'
);
select tests.request('PATCH', '/shows');
select is((change.context()).source, 'api', 'a request without headers is one all the same');

select set_config('ontour.source', 'sync', true);
select set_config('ontour.op_id', tests.id('op')::text, true);
select set_config('ontour.device_id', 'tablet', true);
select tests.request('POST', '/rpc/push', '{"x-device-id": "phone"}');
select is((change.context()).source, 'sync', 'sync and the worker name themselves');
select is((change.context()).op_id, tests.id('op'), 'and the operation');
select is(
    (change.context()).device_id, 'tablet', 'and the device it was made on, before the one that sends it'
);
select set_config(
    'ontour.source', '', true), set_config('ontour.op_id', '', true), set_config('ontour.device_id', '', true
);

select is(
    (tests.with_header('x-real-ip', '2001:db8::1')).ip, '2001:db8::1'::inet, 'an address may be of version 6'
);
select is_empty(
    $$
        select value
        from unnest('{"",unix:,999.1.1.1,1.2.3.4.5,::::,192.0.2.7;,"192.0.2.7, 10.0.0.1"}'::text[]) as value
        where (tests.with_header('x-real-ip', value)).ip is not null
    $$,
    'what is no address is none'
);
select is(
    length((tests.with_header('x-device-id', repeat('d', 5000))).device_id), 200,
    'a device id is cut to a sane length'
);
select is(
    length((tests.with_header('x-request-id', repeat('r', 5000))).request_id), 200, 'a request id as well'
);
select is(
    length((tests.with_header('user-agent', repeat('u', 5000))).user_agent), 500, 'a user agent as well'
);
select is(
    (tests.with_header('user-agent', e'\'; drop table "x"; -- \\u0041 é 🎸')).user_agent,
    e'\'; drop table "x"; -- \\u0041 é 🎸', 'and is otherwise kept as it came'
);

select * from finish();
rollback;
