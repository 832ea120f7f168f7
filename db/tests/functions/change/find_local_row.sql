-- Tests functions/change/find_local_row; keep_local_row tests the two together.
begin;
select plan(2);
\ir ../../support/fixtures.psql

insert into change.local_rows (org_id, section, key, row_id, digests) values
(tests.id('band'), 'shows', 'local:1', tests.id('gig'), '{}'),
(tests.id('rivals'), 'shows', 'local:1', tests.id('rival gig'), '{}');

select tests.become(tests.id('viewer'));
select is(
    (change.find_local_row(tests.id('band'), 'shows', 'local:1')).row_id, tests.id('gig'),
    'each organization has its own'
);
select is(
    (change.find_local_row(tests.id('rivals'), 'shows', 'local:1')).row_id, null,
    'and only its members find it'
);

select * from finish();
rollback;
