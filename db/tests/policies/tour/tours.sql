-- Tests policies/tour/tours: members read their organization's tours, owners, admins and managers write them.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.tours (id, org_id, name) values (tests.id('theirs'), tests.id('rivals'), 'Theirs');
insert into api.tours (id, org_id, name) values (tests.id('old'), tests.id('band'), 'Old');
alter table api.tours disable trigger _100_stamp_row;
update api.tours set deleted_at = now() - interval '1 day' where id = tests.id('old');
alter table api.tours enable trigger _100_stamp_row;

prepare visible as select name from api.tours where org_id is not null;
prepare make as insert into api.tours (org_id, name) values (tests.id('band'), 'New') returning name;
prepare change as update api.tours set notes = 'x' where id = tests.id('spring') returning version;
prepare remove as update api.tours set deleted_at = now() where name = 'New' returning name;

select policies_are('api', 'tours', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select results_eq('visible', array['Spring'], 'a viewer reads them, no deleted and no foreign one');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "tours"', 'makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "tours"', 'changes none'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "tours"', 'crew changes none'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "tours"', 'finance makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "tours"', 'and changes none'
);

select tests.become(tests.id('manager'));
select results_eq('make', array['New'], 'a manager makes one');
select results_eq('change', array[2], 'changes one');
select results_eq('remove', array['New'], 'and deletes one, which the answer still shows');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'an admin changes one');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'an owner changes one');
select throws_ok(
    $$insert into api.tours (org_id, name) values (tests.id('rivals'), 'x')$$, '42501',
    'new row violates row-level security policy for table "tours"', 'not for another organization'
);
select throws_ok(
    $$update api.tours set org_id = tests.id('rivals')$$, '42501', 'permission denied for table tours',
    'nor gives one to it'
);
select throws_ok(
    $$insert into api.tours (id, name) values (tests.id('x'), 'x')$$, '42501',
    'permission denied for table tours',
    'ids are not sent'
);
select throws_ok('delete from api.tours', '42501', 'permission denied for table tours', 'nothing is purged');
select is_empty(
    $$update api.tours set notes = 'x' where id = tests.id('theirs') returning id$$,
    'what is not seen is not changed'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['Theirs'], 'a stranger sees his own');
select is_empty('change', 'and changes no other');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "tours"', 'nor makes one there'
);
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table tours', 'without a token there is nothing to read'
);

select * from finish();
rollback;
