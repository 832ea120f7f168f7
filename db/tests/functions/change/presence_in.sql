-- Tests functions/change/presence_in
begin;
select plan(4);
\ir ../../support/fixtures.psql

prepare lease as insert into change.presence (connection_id, org_id, user_id, status, expires_at)
values (tests.id($1), tests.id('band'), tests.id('crew'), $2, now());
prepare status as select change.presence_in(tests.id('crew'), tests.id('band'));

select results_eq('status', array['offline'], 'without a lease');
execute lease('phone', 'away');
select results_eq('status', array['away'], 'with one, although it has expired: nobody has been told');
execute lease('laptop', 'online');
select results_eq('status', array['online'], 'online is more than away');
select is(
    change.presence_in(tests.id('crew'), tests.id('rivals')), 'offline', 'each organization for itself'
);

select * from finish();
rollback;
