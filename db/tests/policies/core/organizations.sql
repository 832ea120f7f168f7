-- Tests policies/core/organizations: members read theirs, owners and admins change it.
begin;
select plan(20);
\ir ../../support/fixtures.psql

prepare rename as
update api.organizations set name = 'The Bands' where id = tests.id('band') returning name;

select policies_are('api', 'organizations', array['select_member', 'update_admin']);

select tests.become(tests.id('viewer'));
select results_eq(
    'select name from api.organizations', array['The Band'], 'a viewer reads his organization alone'
);
select tests.become(tests.id('viewer'));
select throws_ok(
    'rename', '42501', 'new row violates row-level security policy for table "organizations"',
    'a viewer is refused'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'rename', '42501', 'new row violates row-level security policy for table "organizations"', 'so is crew'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'rename', '42501', 'new row violates row-level security policy for table "organizations"', 'so is finance'
);
select tests.become(tests.id('manager'));
select throws_ok(
    'rename', '42501', 'new row violates row-level security policy for table "organizations"',
    'so is a manager'
);
select tests.become(tests.id('admin'));
select results_eq('rename', array['The Bands'], 'an admin renames it');
select tests.become(tests.id('owner'));
select results_eq('rename', array['The Bands'], 'so does an owner');

select throws_ok(
    $$insert into api.organizations (name) values ('Mine')$$, '42501',
    'permission denied for table organizations',
    'organizations are not made by hand'
);
select throws_ok(
    $$update api.organizations set personal_user_id = tests.id('owner')$$, '42501',
    'permission denied for table organizations', 'nor made personal'
);
select throws_ok(
    'delete from api.organizations', '42501', 'permission denied for table organizations', 'nor purged'
);

select tests.become(tests.id('stranger'));
select results_eq(
    'select name from api.organizations', array['The Rivals'], 'a stranger reads his own alone'
);
select is_empty('rename', 'and does not find this one to change it');
select results_eq(
    $$update api.organizations set name = 'We' returning name$$, array['We'],
    'a change of all is a change of his'
);

prepare end_band as update api.organizations set deleted_at = now() where id = tests.id('band') returning id;
select is_empty('end_band', 'nor to delete it');
select tests.become(tests.id('viewer'));
select throws_code('end_band', 'PERMISSION_DENIED', 'a viewer deletes none');
select tests.become(tests.id('admin'));
select throws_code('end_band', 'PERMISSION_DENIED', 'nor does an admin');

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('admin');
select tests.become(tests.id('admin'));
select is_empty('select from api.organizations', 'a removed member reads nothing any more');
select is_empty('rename', 'and changes nothing');

select tests.become(null);
select throws_ok(
    'select from api.organizations', '42501', 'permission denied for table organizations',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
