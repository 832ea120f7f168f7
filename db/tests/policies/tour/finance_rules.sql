-- Tests policies/tour/finance_rules: who reads money reads how an organization does its money, who writes
-- money writes them, nobody else
-- knows of them.
begin;
select plan(24);
\ir ../../support/fixtures.psql

insert into api.finance_rules (org_id, currency) values (tests.id('rivals'), 'JPY');

prepare visible as select currency from api.finance_rules;
prepare make as
insert into api.finance_rules (org_id, currency) values (tests.id('band'), 'USD') returning currency;
prepare change as
update api.finance_rules set rounding = 'half_up' where currency = 'USD' returning version;
prepare remove as update api.finance_rules set deleted_at = now() returning currency;

select policies_are('api', 'finance_rules', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('finance'));
select is_empty('visible', 'finance sees none of another organization');
select results_eq('make', array['USD'], 'makes one');
select results_eq('change', array[2], 'and changes it');
select results_eq('visible', array['USD'], 'and reads it');
select tests.become(tests.id('manager'));
select results_eq('change', array[3], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[4], 'an admin changes it');
select tests.become(tests.id('owner'));
select results_eq('change', array[5], 'an owner changes it');
select throws_ok(
    $$update api.finance_rules set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table finance_rules', 'it stays with its organization'
);
select throws_ok(
    'delete from api.finance_rules', '42501', 'permission denied for table finance_rules', 'nothing is purged'
);

select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "finance_rules"', 'makes none'
);
select is_empty('change', 'and changes none');
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "finance_rules"', 'makes none'
);
select is_empty('change', 'and changes none');

select tests.become(tests.id('owner'), '{pin}');
select is_empty('visible', 'a PIN alone shows no money');
select is_empty('change', 'nor changes any');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "finance_rules"', 'nor makes any'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['JPY'], 'a stranger sees his own');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "finance_rules"',
    'and makes none here'
);

select tests.become(tests.id('owner'));
select results_eq('remove', array['USD'], 'an owner deletes it, which the answer still shows');
select is_empty('select from api.finance_rules where deleted_at < now()', 'after that it is gone');

select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table finance_rules',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
