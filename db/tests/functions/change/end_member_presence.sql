-- Tests functions/change/end_member_presence
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'online');
select change.set_presence(tests.id('desk'), tests.id('viewer'), tests.id('band'), 'online');
execute heard;

prepare leave as
update api.memberships set deleted_at = now() where user_id = tests.id($1) and org_id = tests.id('band');
update api.memberships set role = 'viewer' where user_id = tests.id('crew');
select is_empty('heard', 'another role changes nothing');
select tests.become(tests.id('admin'));
execute leave('crew');
select tests.become_superuser();
select results_eq('heard', array['crew is offline'], 'who leaves is there no longer');
select results_eq('select user_id from change.presence', array[tests.id('viewer')], 'others stay');

update api.users set is_presence_visible = false where id = tests.id('viewer');
execute heard;
execute leave('viewer');
select is_empty('heard', 'who hides leaves unnoticed');

select * from finish();
rollback;
