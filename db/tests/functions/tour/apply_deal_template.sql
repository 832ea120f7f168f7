-- Tests functions/tour/apply_deal_template.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.deal_templates (id, org_id, name, terms) values
(
    tests.id('club'), tests.id('band'), 'Club',
    '{
        "deal": {"deal_type": "versus", "percent": 70, "percent_base": "net_gross"},
        "bonuses": [{"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50}]
    }'
),
(tests.id('share'), tests.id('band'), 'Share', '{"deal": {"deal_type": "percentage"}}'),
(tests.id('theirs'), tests.id('rivals'), 'Club', '{}');

prepare apply (text) as
select deal_type, currency, fee, percent, version
from api.apply_deal_template(tests.id('gig'), tests.id($1));
prepare bonuses as select amount from api.deal_bonuses where deleted_at is null;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute apply('club')$$, $$values ('versus', null, null::numeric, 70::numeric, 1)$$, 'it makes a deal'
);
select results_eq('bonuses', array[50::numeric], 'with its bonuses');
update api.show_deals set fee = 1000, currency = 'GBP';
select results_eq(
    $$execute apply('club')$$, $$values ('versus', 'GBP', 1000::numeric, 70::numeric, 2)$$,
    'what it does not name stays; what is so already is not written'
);
select results_eq(
    $$execute apply('share')$$, $$values ('percentage', 'GBP', null::numeric, 70::numeric, 3)$$,
    'what its type has not goes'
);
select results_eq('bonuses', array[50::numeric], 'without a word on bonuses they stay');

select throws_code($$execute apply('theirs')$$, 'NOT_FOUND', 'another organization''s is not for this show');
update api.deal_templates set deleted_at = now() where name = 'Share';
select throws_code($$execute apply('share')$$, 'NOT_FOUND', 'nor is a deleted one');

select tests.become(tests.id('crew'));
select throws_code($$execute apply('club')$$, 'NOT_FOUND', 'crew knows of no templates');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute apply('club')$$, 'NOT_FOUND', 'nor does a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute apply('theirs')$$, 'NOT_FOUND', 'a stranger knows of no show');
select tests.become(null);
select throws_ok(
    $$execute apply('club')$$, '42501', 'permission denied for function apply_deal_template',
    'without a token there is nothing'
);

select * from finish();
rollback;
