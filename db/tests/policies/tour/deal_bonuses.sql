-- Tests policies/tour/deal_bonuses: who reads money reads it, who writes money writes it, nobody else knows
-- of it.
begin;
select plan(22);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name) values (tests.id('other gig'), tests.id('band'), 'Other');
insert into api.deal_bonuses (show_id, measure, threshold, kind, amount) values
(tests.id('gig'), 'tickets', 1, 'flat', 10), (tests.id('rival gig'), 'tickets', 1, 'flat', 99);

prepare visible as select amount from api.deal_bonuses;
prepare make as
insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
values (tests.id('other gig'), 'tickets', 1, 'flat', 2) returning amount;
prepare change as
update api.deal_bonuses set amount = amount + 1 where show_id = tests.id('gig') returning version;
prepare remove as update api.deal_bonuses set deleted_at = now()
    where show_id = tests.id('other gig') returning amount;

select policies_are('api', 'deal_bonuses', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees no money');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_bonuses"', 'and writes none'
);
select is_empty('change', 'what he does not see he does not change');
select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees no money');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_bonuses"', 'and writes none'
);
select is_empty('change', 'nor changes any');

select tests.become(tests.id('finance'));
select results_eq('visible', array[10::numeric], 'finance reads the money of the organization');
select results_eq('make', array[2::numeric], 'writes it');
select results_eq('change', array[2], 'changes it');
select results_eq('remove', array[2::numeric], 'and deletes it, which the answer still shows');
select is_empty(
    $$select from api.deal_bonuses where show_id = tests.id('other gig') and deleted_at < now()$$,
    'after that it is gone'
);
select tests.become(tests.id('manager'));
select results_eq('change', array[3], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[4], 'an admin changes it');
select tests.become(tests.id('owner'));
select results_eq('change', array[5], 'an owner changes it');
select throws_ok(
    $$update api.deal_bonuses set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table deal_bonuses',
    'it stays with its organization'
);
select throws_ok(
    $$update api.deal_bonuses set show_id = tests.id('other gig')$$, '42501',
    'permission denied for table deal_bonuses',
    'and with its show'
);
select throws_ok(
    'delete from api.deal_bonuses', '42501', 'permission denied for table deal_bonuses', 'nothing is purged'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[99::numeric], 'a stranger sees his own');
select is_empty('change', 'and changes no other');
select throws_code('make', 'REFERENCE_NOT_FOUND', 'nor writes to a show that he does not see');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table deal_bonuses',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
