-- Tests functions/change/guard_row_count: one request changes at most 5,000 rows, and If-Match must meet one.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

insert into api.things (org_id, name) select tests.id('band'),
'n' from generate_series(1, 4999); -- and the amp

select tests.become(tests.id('manager'));
select tests.request('PATCH', '/things');
select lives_ok($$update api.things set name = 'm'$$, 'a request may change 5,000 rows');

select tests.become_superuser();
insert into api.things (org_id, name) values (tests.id('band'), 'n');
select tests.become(tests.id('manager'));
select tests.request('PATCH', '/things');
select throws_code($$update api.things set name = 'o'$$, 'ROW_LIMIT_EXCEEDED', 'but not 5,001');
select is(
    tests.error($$update api.things set name = 'o'$$) - '{message,hint}'::text[],
    '{"code": "ROW_LIMIT_EXCEEDED", "status": 422, "details": "rows=5001"}'::jsonb,
    'and is told how many it were'
);
select tests.request('POST', '/rpc/rename_all');
select lives_ok(
    $$update api.things set name = 'o'$$, 'a function of the API answers for what it does itself'
);
select tests.become_superuser();
select lives_ok($$update api.things set name = 'p'$$, 'psql may change any number');

select tests.become(tests.id('manager'));
select tests.request('PATCH', '/things', '{"if-match": "\"1\""}');
select throws_code(
    $$update api.things set name = 'x' where id = tests.id('nothing')$$, 'NOT_FOUND',
    'If-Match that meets no row is a 404 and no silent success'
);
select throws_code(
    $$update api.things set name = 'x' where id = tests.id('theirs')$$, 'NOT_FOUND',
    'with the same words for a row of somebody else'
);
select tests.request('PATCH', '/things');
select is_empty(
    $$update api.things set name = 'x' where id = tests.id('nothing') returning id$$,
    'without If-Match no row is no error'
);

select * from finish();
rollback;
