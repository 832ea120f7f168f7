-- Tests functions/core/guard_codes, on a table of its own with every kind.
begin;
select plan(9);
\ir ../../support/fixtures.psql

set local role ontour_owner;
create table api.places (id integer, country text, currency text, zone text);
create trigger _200_guard_codes before insert or update on api.places for each row
execute function core.guard_codes('country', 'country', 'currency', 'currency', 'time_zone', 'zone');
reset role;

select lives_ok($$insert into api.places values (1, 'DE', 'EUR', 'Europe/Berlin')$$, 'codes that exist pass');
select lives_ok($$insert into api.places values (2, null, null, null)$$, 'so do nulls');
select throws_code($$insert into api.places values (3, 'XX')$$, 'UNKNOWN_COUNTRY', 'no such country');
select throws_code($$insert into api.places values (3, 'de')$$, 'UNKNOWN_COUNTRY', 'codes are upper case');
select throws_code(
    $$insert into api.places values (3, 'DE', 'EUX')$$, 'UNKNOWN_CURRENCY', 'no such currency'
);
select throws_code(
    $$insert into api.places values (3, 'DE', 'EUR', 'Europe/Atlantis')$$, 'UNKNOWN_TIME_ZONE',
    'no such time zone'
);
select is(
    tests.error($$update api.places set country = repeat('X', 300) where id = 1$$) ->> 'details',
    'country=' || repeat('X', 100), 'an update is judged as well, and details are cut to a sane length'
);

select tests.become(tests.id('owner'));
select throws_code(
    $$update api.organizations set currency = 'BTC' where id = tests.id('band')$$, 'UNKNOWN_CURRENCY',
    'it guards the currency of an organization'
);
select throws_code(
    $$update api.users set time_zone = 'Mars/Olympus' where id = tests.id('owner')$$, 'UNKNOWN_TIME_ZONE',
    'and the time zone of a person'
);

select * from finish();
rollback;
