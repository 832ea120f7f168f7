-- Tests functions/core/personal_org_id.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select tests.become(tests.id('stranger'));
select is(core.personal_org_id(), tests.id('rivals'), 'the personal organization of who has one');
select tests.become(tests.id('crew'));
select is(core.personal_org_id(), null, 'not one that a person merely belongs to');
select tests.become_superuser();
select is(core.personal_org_id(), null, 'null for a session without a person');

select * from finish();
rollback;
