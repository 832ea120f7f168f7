-- Tests policies/tour/party_groups: members read them, who manages the road writes them.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare visible as select name from api.party_groups order by name;
prepare make as insert into api.party_groups (org_id, name) values (tests.id('band'), 'Band') returning name;
prepare change as update api.party_groups set notes = 'Bus 2' where id = tests.id('techs') returning version;

select policies_are('api', 'party_groups', array['select_reader', 'insert_manager', 'update_manager']);
select tests.become(tests.id('viewer'));
select results_eq('visible', array['Techs'], 'a viewer reads them');
select tests.become(tests.id('crew'));
select results_eq('visible', array['Techs'], 'crew reads them');
select throws_ok(
    statement, '42501', 'new row violates row-level security policy for table "party_groups"',
    'crew writes none: ' || statement
) from unnest('{make,change}'::text[]) as statement;
select tests.become(tests.id('finance'));
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "party_groups"', 'nor finance'
);
select tests.become(tests.id('manager'), '{pin}');
select results_eq('make', array['Band'], 'a manager makes one, with a PIN');
select results_eq('change', array[2], 'and changes one');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'an admin too');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'and an owner');
select throws_ok(
    $$update api.party_groups set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table party_groups', 'it stays where it is'
);
select throws_ok(
    'delete from api.party_groups', '42501', 'permission denied for table party_groups', 'nothing is purged'
);
select tests.become(tests.id('stranger'));
select is_empty('visible', 'a stranger sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "party_groups"', 'and makes none'
);
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table party_groups', 'nor does who has no token'
);

select * from finish();
rollback;
