-- Tests policies/tour/settlements: finance reads it and says that figures are in; nobody settles by hand.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.settlements (show_id) values (tests.id('rival gig'));

prepare visible as select show_id from api.settlements;
prepare make as insert into api.settlements (show_id) values (tests.id('gig')) returning state;
prepare change as
update api.settlements set reported_on = '1990-01-07', notes = 'x'
where show_id = tests.id('gig') returning state;

select policies_are('api', 'settlements', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('finance'));
select results_eq('make', array['estimated'], 'finance begins one');
select results_eq('change', array['reported'], 'and says that figures are in');
select throws_ok(
    'update api.settlements set settled_at = now()', '42501', 'permission denied for table settlements',
    'but settles none by hand'
);
select throws_ok(
    'update api.settlements set revision = 7', '42501', 'permission denied for table settlements',
    'nor counts'
);
select tests.become(tests.id('manager'));
select results_eq('change', array['reported'], 'a manager writes it');
select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees none');
select is_empty('change', 'and changes none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "settlements"', 'nor begins one'
);
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none');
select tests.become(tests.id('stranger'));
select results_eq('visible', array[tests.id('rival gig')], 'a stranger sees his own');
select is_empty('change', 'and changes no other');
select tests.become(null);
select throws_ok('visible', '42501', 'permission denied for table settlements', 'nobody sees any');

select * from finish();
rollback;
