-- Tests policies/tour/show_payments: who reads money reads it, who writes money writes it, nobody else knows
-- of it.
begin;
select plan(22);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name) values (tests.id('other gig'), tests.id('band'), 'Other');
insert into api.show_payments (show_id, kind, amount, currency) values
(tests.id('gig'), 'deposit', 10, 'EUR'), (tests.id('rival gig'), 'deposit', 99, 'EUR');

prepare visible as select amount from api.show_payments;
prepare make as
insert into api.show_payments (show_id, kind, amount, currency)
values (tests.id('other gig'), 'deposit', 2, 'EUR') returning amount;
prepare change as
update api.show_payments set amount = amount + 1 where show_id = tests.id('gig') returning version;
prepare remove as update api.show_payments set deleted_at = now()
    where show_id = tests.id('other gig') returning amount;

select policies_are('api', 'show_payments', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees no money');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "show_payments"', 'and writes none'
);
select is_empty('change', 'what he does not see he does not change');
select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees no money');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "show_payments"', 'and writes none'
);
select is_empty('change', 'nor changes any');

select tests.become(tests.id('finance'));
select results_eq('visible', array[10::numeric], 'finance reads the money of the organization');
select results_eq('make', array[2::numeric], 'writes it');
select results_eq('change', array[2], 'changes it');
select results_eq('remove', array[2::numeric], 'and deletes it, which the answer still shows');
select is_empty(
    $$select from api.show_payments where show_id = tests.id('other gig') and deleted_at < now()$$,
    'after that it is gone'
);
select tests.become(tests.id('manager'));
select results_eq('change', array[3], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[4], 'an admin changes it');
select tests.become(tests.id('owner'));
select results_eq('change', array[5], 'an owner changes it');
select throws_ok(
    $$update api.show_payments set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table show_payments',
    'it stays with its organization'
);
select throws_ok(
    $$update api.show_payments set show_id = tests.id('other gig')$$, '42501',
    'permission denied for table show_payments',
    'and with its show'
);
select throws_ok(
    'delete from api.show_payments', '42501', 'permission denied for table show_payments', 'nothing is purged'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[99::numeric], 'a stranger sees his own');
select is_empty('change', 'and changes no other');
select throws_code('make', 'REFERENCE_NOT_FOUND', 'nor writes to a show that he does not see');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table show_payments',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
