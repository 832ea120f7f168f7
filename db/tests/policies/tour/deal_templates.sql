-- Tests policies/tour/deal_templates: who reads money reads templates of deals, who writes
-- money writes them, nobody else
-- knows of them.
begin;
select plan(24);
\ir ../../support/fixtures.psql

insert into api.deal_templates (org_id, name, terms) values (tests.id('rivals'), 'Theirs', '{}');

prepare visible as select name from api.deal_templates;
prepare make as
insert into api.deal_templates (org_id, name, terms) values (tests.id('band'), 'Club', '{}') returning name;
prepare change as
update api.deal_templates set terms = '{"deal": {"fee": 1}}' where name = 'Club' returning version;
prepare remove as update api.deal_templates set deleted_at = now() returning name;

select policies_are('api', 'deal_templates', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('finance'));
select is_empty('visible', 'finance sees none of another organization');
select results_eq('make', array['Club'], 'makes one');
select results_eq('change', array[2], 'and changes it');
select results_eq('visible', array['Club'], 'and reads it');
select tests.become(tests.id('manager'));
select results_eq('change', array[3], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[4], 'an admin changes it');
select tests.become(tests.id('owner'));
select results_eq('change', array[5], 'an owner changes it');
select throws_ok(
    $$update api.deal_templates set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table deal_templates', 'it stays with its organization'
);
select throws_ok(
    'delete from api.deal_templates', '42501', 'permission denied for table deal_templates',
    'nothing is purged'
);

select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_templates"', 'makes none'
);
select is_empty('change', 'and changes none');
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_templates"', 'makes none'
);
select is_empty('change', 'and changes none');

select tests.become(tests.id('owner'), '{pin}');
select is_empty('visible', 'a PIN alone shows no money');
select is_empty('change', 'nor changes any');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_templates"', 'nor makes any'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['Theirs'], 'a stranger sees his own');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "deal_templates"',
    'and makes none here'
);

select tests.become(tests.id('owner'));
select results_eq('remove', array['Club'], 'an owner deletes it, which the answer still shows');
select is_empty('select from api.deal_templates where deleted_at < now()', 'after that it is gone');

select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table deal_templates',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
