-- Tests policies/tour/notification_kinds: everybody reads them, nobody writes them.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare seen as select kind from api.notification_kinds where kind = 'mention';

select policies_are('api', 'notification_kinds', array['select_everybody']);
select tests.become(null);
select results_eq('seen', array['mention'], 'without a token they are read');
select tests.become(tests.id('viewer'));
select results_eq('seen', array['mention'], 'as by everybody');
select tests.become(tests.id('owner'));
select throws_ok(
    $$insert into api.notification_kinds (kind, purpose) values ('x', 'x')$$, '42501',
    'permission denied for table notification_kinds', 'an owner adds none'
);
select throws_ok(
    $$update api.notification_kinds set purpose = 'x'$$, '42501',
    'permission denied for table notification_kinds', 'and changes none'
);

select * from finish();
rollback;
