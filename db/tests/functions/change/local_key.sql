-- Tests functions/change/local_key
begin;
select plan(4);
\ir ../../support/fixtures.psql

select tests.become(tests.id('manager'));
select is(
    change.local_key('7', 'phone'), 'local:' || left(encode(sha256('phone'), 'hex'), 32) || ':7',
    'an id of a device, which is not named'
);
select is(
    change.local_key('7', null), change.local_key('7', tests.id('manager')::text),
    'of a person, if there is no device'
);
select is(
    change.local_key('018F0000-0000-7000-8000-000000000001', 'phone'),
    'local:018f0000-0000-7000-8000-000000000001', 'a UUID is nobody else''s'
);
select matches(change.local_key(null, 'phone'), '^local:[0-9a-f]{32}:$', 'no id is none''s');

select * from finish();
rollback;
