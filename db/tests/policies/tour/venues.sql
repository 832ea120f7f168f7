-- Tests policies/tour/venues: members read their organization's venues, owners, admins and managers write
-- them.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.venues (id, org_id, name) values (tests.id('theirs'), tests.id('rivals'), 'Theirs');
insert into api.venues (id, org_id, name) values (tests.id('old'), tests.id('band'), 'Old');
alter table api.venues disable trigger _100_stamp_row;
update api.venues set deleted_at = now() - interval '1 day' where id = tests.id('old');
alter table api.venues enable trigger _100_stamp_row;

prepare visible as select name from api.venues where org_id is not null;
prepare make as insert into api.venues (org_id, name) values (tests.id('band'), 'New') returning name;
prepare change as update api.venues set capacity = 9 where id = tests.id('paradiso') returning version;
prepare remove as update api.venues set deleted_at = now() where name = 'New' returning name;

select policies_are('api', 'venues', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select results_eq('visible', array['Paradiso'], 'a viewer reads them, no deleted and no foreign one');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "venues"', 'makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "venues"', 'changes none'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "venues"', 'crew changes none'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "venues"', 'finance makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "venues"', 'and changes none'
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
    $$insert into api.venues (org_id, name) values (tests.id('rivals'), 'x')$$, '42501',
    'new row violates row-level security policy for table "venues"', 'not for another organization'
);
select throws_ok(
    $$update api.venues set org_id = tests.id('rivals')$$, '42501', 'permission denied for table venues',
    'nor gives one to it'
);
select throws_ok(
    $$insert into api.venues (id, name) values (tests.id('x'), 'x')$$, '42501',
    'permission denied for table venues',
    'ids are not sent'
);
select throws_ok(
    'delete from api.venues', '42501', 'permission denied for table venues', 'nothing is purged'
);
select is_empty(
    $$update api.venues set capacity = 9 where id = tests.id('theirs') returning id$$,
    'what is not seen is not changed'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['Theirs'], 'a stranger sees his own');
select is_empty('change', 'and changes no other');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "venues"', 'nor makes one there'
);
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table venues', 'without a token there is nothing to read'
);

select * from finish();
rollback;
