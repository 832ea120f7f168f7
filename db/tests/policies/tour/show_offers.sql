-- Tests policies/tour/show_offers: who reads money reads offers; only functions write them.
begin;
select plan(16);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_offers (org_id, show_id, number, offered_by, terms) values
(tests.id('band'), tests.id('gig'), 1, 'act', '{}'),
(tests.id('rivals'), tests.id('rival gig'), 7, 'act', '{}');

prepare visible as select number from api.show_offers;
prepare sign as
update api.show_offers set signed_url = 'https://a.b/c' where number = 1 returning version;

select policies_are('api', 'show_offers', array['select_reader', 'update_writer']);

select tests.become(tests.id('finance'));
select results_eq('visible', array[1], 'finance reads the offers of the organization');
select results_eq('sign', array[2], 'and says where the contract is');
select tests.become(tests.id('manager'));
select results_eq('sign', array[3], 'so does a manager');
select throws_ok(
    format('update api.show_offers set %s', change), '42501', 'permission denied for table show_offers',
    'but nobody writes ' || change
)
from unnest(array['state = ''agreed''', 'terms = ''{}''', 'deleted_at = now()', 'note = ''x''']) as change;
select throws_ok(
    $$insert into api.show_offers (show_id, number, offered_by, terms)
    values (tests.id('gig'), 2, 'act', '{}')$$,
    '42501', 'permission denied for table show_offers', 'nor makes one by hand'
);
select throws_ok(
    'delete from api.show_offers', '42501', 'permission denied for table show_offers', 'nor purges one'
);

select tests.become(tests.id('crew'));
select is_empty('visible', 'crew sees none');
select is_empty('sign', 'and signs none');
select tests.become(tests.id('viewer'));
select is_empty('visible', 'a viewer sees none');
select tests.become(tests.id('owner'), '{pin}');
select is_empty('visible', 'a PIN alone shows none');
select tests.become(tests.id('stranger'));
select results_eq('visible', array[7], 'a stranger sees his own');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table show_offers', 'without a token there is nothing to read'
);

select * from finish();
rollback;
