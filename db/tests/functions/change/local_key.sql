-- Tests functions/change/local_key
begin;
select plan(4);
\ir ../../support/fixtures.psql

select tests.become(tests.id('manager'));
select is(change.local_key('7', 'phone'), 'local:phone:7', 'an id of a device');
select is(
    change.local_key('7', null), 'local:' || tests.id('manager') || ':7', 'of a person, if no device is named'
);
select is(
    change.local_key('018F0000-0000-7000-8000-000000000001', 'phone'),
    'local:018f0000-0000-7000-8000-000000000001', 'a UUID is nobody else''s'
);
select is(change.local_key(null, 'phone'), 'local:phone:', 'no id is none''s');

select * from finish();
rollback;
