-- Tests policies/tour/holds: who sees shows sees who waits for a date; who plans shows decides.
begin;
select plan(20);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

prepare visible as select name from api.holds order by "position";
prepare make as
insert into api.holds (org_id, venue_id, hold_on, name)
values (tests.id('band'), tests.id('paradiso'), '2027-06-01', 'New') returning api.level(holds);
prepare change as update api.holds set notes = 'x' where name = 'owner' returning name;
prepare remove as update api.holds set deleted_at = now() where name = 'New' returning name;

select policies_are('api', 'holds', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select results_eq('visible', array['owner', 'admin', 'manager'], 'a viewer reads them');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "holds"', 'adds none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "holds"', 'and changes none'
);
select tests.become(tests.id('crew'));
select results_eq('visible', array['owner', 'admin', 'manager'], 'crew read them');
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "holds"', 'and change none'
);
select tests.become(tests.id('finance'));
select results_eq('visible', array['owner', 'admin', 'manager'], 'finance reads them');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "holds"', 'and adds none'
);

select tests.become(tests.id('manager'), '{pin}');
select results_eq('make', array[1], 'a manager adds one, also by a PIN: it is no money');
select results_eq('change', array['owner'], 'changes one');
select results_eq('remove', array['New'], 'and deletes one, which the answer still shows');
select is_empty($$select from api.holds where name = 'New' and deleted_at < now()$$, 'after that it is gone');
select throws_ok(
    $$update api.holds set org_id = tests.id('rivals')$$, '42501', 'permission denied for table holds',
    'it stays with its organization'
);
select throws_ok(
    'delete from api.holds', '42501', 'permission denied for table holds', 'nothing is purged'
);
select tests.become(tests.id('admin'));
select results_eq('change', array['owner'], 'an admin changes one');
select tests.become(tests.id('owner'));
select results_eq('change', array['owner'], 'an owner too');

select tests.become(tests.id('stranger'));
select is_empty('visible', 'a stranger sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "holds"', 'adds none'
);
select is_empty('change', 'and changes none');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table holds', 'without a token there is nothing to read'
);

select * from finish();
rollback;
