-- Tests functions/tour/default_terms: what a deal does not say.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare terms (text) as
select
    currency, withholding_percent, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
    concat_ws(' ', agency_name, agency_percent, agency_base),
    concat_ws(' ', management_name, management_percent, management_base)
from api.show_deals where show_id = tests.id($1);

select tests.become(tests.id('manager'));
insert into api.show_deals (show_id) values (tests.id('gig'));
select results_eq(
    $$execute terms('gig')$$,
    $$values (null, 0::numeric, 0::numeric, 'inside', 0::numeric, '0 gross_fee', '0 gross_fee')$$,
    'without rules there are no taxes and nobody takes a part'
);

insert into api.finance_rules (
    org_id, currency, withholding_percent, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
    agency_name, agency_percent, agency_base, management_name, management_percent, management_base
)
values (tests.id('band'), 'GBP', 15, 7, 'on_top', 19, 'Agents', 10, 'fee_after_tax', 'Managers', 20, 'net');
select results_eq(
    $$execute terms('gig')$$,
    $$values (null, 0::numeric, 0::numeric, 'inside', 0::numeric, '0 gross_fee', '0 gross_fee')$$,
    'a deal keeps what it was made with'
);
update api.show_deals set withholding_percent = null, agency_percent = null;
select results_eq(
    $$execute terms('gig')$$,
    $$values (null, 15::numeric, 0::numeric, 'inside', 0::numeric, '10 gross_fee', '0 gross_fee')$$,
    'unless it is told to have none of its own'
);
update api.show_deals set deleted_at = now();

insert into api.show_deals (show_id, fee) values (tests.id('gig'), 100);
select results_eq(
    $$select currency, fee from api.show_deals where deleted_at is null$$, $$values ('GBP', 100::numeric)$$,
    'a new one takes its currency from the rules'
);
select results_eq(
    $$select
        withholding_percent, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
        concat_ws(' ', agency_name, agency_percent, agency_base),
        concat_ws(' ', management_name, management_percent, management_base)
    from api.show_deals where deleted_at is null$$,
    $$values (
        15::numeric, 7::numeric, 'on_top', 19::numeric, 'Agents 10 fee_after_tax', 'Managers 20 net'
    )$$,
    'and all else'
);
update api.show_deals set deleted_at = now() where deleted_at is null;

insert into api.show_deals (show_id, currency, withholding_percent, agency_percent, management_name)
values (tests.id('gig'), 'EUR', 0, 0, 'Mother');
select results_eq(
    $$select
        currency, withholding_percent, concat_ws(' ', agency_name, agency_percent),
        concat_ws(' ', management_name, management_percent)
    from api.show_deals where deleted_at is null$$,
    $$values ('EUR', 0::numeric, '0', 'Mother 20')$$,
    'what it says itself counts; who says a percentage says whose'
);

select tests.become_superuser();
insert into api.show_deals (show_id) values (tests.id('rival gig'));
select results_eq(
    $$execute terms('rival gig')$$,
    $$values (null, 0::numeric, 0::numeric, 'inside', 0::numeric, '0 gross_fee', '0 gross_fee')$$,
    'the rules of others do not count'
);
update api.finance_rules set deleted_at = now();
update api.show_deals set deleted_at = now() where deleted_at is null;
insert into api.show_deals (show_id) values (tests.id('gig'));
select results_eq(
    $$select withholding_percent from api.show_deals where deleted_at is null$$, array[0::numeric],
    'nor do deleted ones'
);

select * from finish();
rollback;
