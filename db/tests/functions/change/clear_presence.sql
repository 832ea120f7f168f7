-- Tests functions/change/clear_presence
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'online');
select change.set_presence(tests.id('laptop'), tests.id('crew'), tests.id('band'), 'away');
select change.set_presence(tests.id('desk'), tests.id('viewer'), tests.id('band'), 'online');
execute heard;

set local role relay;
select change.clear_presence(array[tests.id('phone'), tests.id('unknown')]);
reset role;
select results_eq('heard', array['crew is away'], 'one connection closes');
select change.clear_presence(array[tests.id('laptop'), tests.id('desk')]);
select results_eq('heard', array['crew is offline', 'viewer is offline'], 'those of several people at once');
select is_empty('select from change.presence', 'nobody is left');
select lives_ok($$select change.clear_presence('{}')$$, 'and nobody to clear is no error');

select * from finish();
rollback;
