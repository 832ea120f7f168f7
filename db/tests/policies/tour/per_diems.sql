-- Tests policies/tour/per_diems: one's own, and all for who reads money; finance writes.
begin;
select plan(18);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.per_diems (id, org_id, user_id, starts_on, ends_on, amount, currency)
select tests.id('of ' || name), tests.id('band'), tests.id(name), '2027-03-01', '2027-03-02', amount, 'EUR'
from (values ('crew', 35), ('manager', 50)) as p (name, amount);
prepare visible as select amount from api.per_diems order by amount;
prepare make as
insert into api.per_diems (org_id, user_id, starts_on, ends_on, amount, currency)
values (tests.id('band'), tests.id('viewer'), '2027-03-01', '2027-03-02', 1, 'EUR') returning total;
prepare change as update api.per_diems set paid_on = '2027-03-01' where amount = 35 returning version;

select policies_are('api', 'per_diems', array['select_reader', 'insert_writer', 'update_writer']);
select tests.become(tests.id('crew'));
select results_eq('visible', array[35::numeric], 'crew sees their own');
select throws_ok(
    statement, '42501', 'new row violates row-level security policy for table "per_diems"',
    'and writes none: ' || statement
) from unnest('{make,change}'::text[]) as statement;
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none of others');
select is_empty($$select api.history('per_diems', tests.id('of crew'))$$, 'nor their history');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "per_diems"', 'and writes none'
);
select tests.become(tests.id('manager'), '{pin}');
select results_eq('visible', array[50::numeric], 'with a PIN one sees one''s own alone');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "per_diems"', 'and writes none'
);
select tests.become(tests.id('manager'));
select results_eq('visible', array[35, 50::numeric], 'a manager sees all');
select results_eq('change', array[2], 'and writes');
select tests.become(tests.id('finance'));
select results_eq('make', array[2::numeric], 'finance writes');
select results_eq('change', array[3], 'and changes');
select throws_ok(
    $$update api.per_diems set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table per_diems',
    'it stays with its organization'
);
select throws_ok(
    'delete from api.per_diems', '42501', 'permission denied for table per_diems', 'nothing is purged'
);
select tests.become(tests.id('stranger'));
select is_empty('visible', 'a stranger sees none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "per_diems"', 'and writes none'
);
select tests.become(null);
select throws_ok('visible', '42501', 'permission denied for table per_diems', 'nor does who has no token');

select * from finish();
rollback;
