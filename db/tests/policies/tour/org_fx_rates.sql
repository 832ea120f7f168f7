-- Tests policies/tour/org_fx_rates: who reads money reads rates of an organizations own, who writes money
-- writes them, nobody else
-- knows of them.
begin;
select plan(24);
\ir ../../support/fixtures.psql

insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on)
values (tests.id('rivals'), 'JPY', 'USD', 0.01, '2026-05-01');

prepare visible as select from_currency from api.org_fx_rates;
prepare make as
insert into api.org_fx_rates (org_id, from_currency, to_currency, rate, rate_on)
values (tests.id('band'), 'GBP', 'USD', 1.25, '2026-05-01') returning from_currency;
prepare change as
update api.org_fx_rates set rate = 1.3 where from_currency = 'GBP' returning version;
prepare remove as update api.org_fx_rates set deleted_at = now() returning from_currency;

select policies_are('api', 'org_fx_rates', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('finance'));
select is_empty('visible', 'finance sees none of another organization');
select results_eq('make', array['GBP'], 'makes one');
select results_eq('change', array[2], 'and changes it');
select results_eq('visible', array['GBP'], 'and reads it');
select tests.become(tests.id('manager'));
select results_eq('change', array[3], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[4], 'an admin changes it');
select tests.become(tests.id('owner'));
select results_eq('change', array[5], 'an owner changes it');
select throws_ok(
    $$update api.org_fx_rates set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table org_fx_rates', 'it stays with its organization'
);
select throws_ok(
    'delete from api.org_fx_rates', '42501', 'permission denied for table org_fx_rates', 'nothing is purged'
);

select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "org_fx_rates"', 'makes none'
);
select is_empty('change', 'and changes none');
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "org_fx_rates"', 'makes none'
);
select is_empty('change', 'and changes none');

select tests.become(tests.id('owner'), '{pin}');
select is_empty('visible', 'a PIN alone shows no money');
select is_empty('change', 'nor changes any');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "org_fx_rates"', 'nor makes any'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['JPY'], 'a stranger sees his own');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "org_fx_rates"',
    'and makes none here'
);

select tests.become(tests.id('owner'));
select results_eq('remove', array['GBP'], 'an owner deletes it, which the answer still shows');
select is_empty('select from api.org_fx_rates where deleted_at < now()', 'after that it is gone');

select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table org_fx_rates', 'without a token there is nothing to read'
);

select * from finish();
rollback;
