-- Tests functions/tour/deal_terms.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select is(tour.deal_terms(tests.id('gig')), null, 'no deal has no terms');

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 100);
insert into api.deal_bonuses (show_id, measure, threshold, kind, amount) values
(tests.id('gig'), 'tickets', 500, 'flat', 50);
insert into api.deal_bonuses (show_id, measure, threshold, kind, percent, percent_base) values
(tests.id('gig'), 'gross', 9000, 'percent', 5, 'net');
select is(
    tour.deal_terms(tests.id('gig')),
    '{
        "deal": {
            "deal_type": "guarantee", "bonus_rule": "cumulative", "currency": "EUR", "fee": 100,
            "ticket_tax_percent": 0, "ticket_tax_mode": "inside", "fee_tax_percent": 0,
            "withholding_percent": 0, "agency_percent": 0, "agency_base": "gross_fee",
            "management_percent": 0, "management_base": "gross_fee"
        },
        "bonuses": [
            {"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50},
            {"measure": "gross", "threshold": 9000, "kind": "percent", "percent": 5, "percent_base": "net"}
        ]
    }',
    'what a deal says, bonuses in the order in which they came'
);

update api.deal_bonuses set deleted_at = now();
update api.show_deals set deleted_at = now();
select is(tour.deal_terms(tests.id('gig')), null, 'a deleted one says nothing');

select * from finish();
rollback;
