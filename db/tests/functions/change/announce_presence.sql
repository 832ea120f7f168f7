-- Tests functions/change/announce_presence
begin;
select plan(1);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

select change.announce_presence(tests.id('crew'), tests.id('band'), 'away');
select results_eq(
    'select topics, frame, sender from tests.announced',
    $$values (array['org:' || tests.id('band')], jsonb_build_object(
        'type', 'presence', 'user_id', tests.id('crew'), 'org_id', tests.id('band'), 'status', 'away'
    ), null::uuid)$$,
    'the readers of the organization get a frame that is ready'
);

select * from finish();
rollback;
