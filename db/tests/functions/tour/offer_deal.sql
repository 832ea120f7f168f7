-- Tests functions/tour/offer_deal.
begin;
select plan(19);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.finance_rules (org_id, currency, agency_percent) values (tests.id('band'), 'GBP', 10);
prepare offer (jsonb) as
select number, state, offered_by, terms #>> '{deal,fee}', terms #>> '{deal,agency_percent}', deal_version
from api.offer_deal(tests.id('gig'), $1);
prepare visible as select fee from api.show_deals;

select tests.become(tests.id('manager'));
select throws_code($$execute offer(null)$$, 'INVALID_ARGUMENT', 'there is nothing to offer yet');
select throws_code($$execute offer('{"fee": 1}')$$, 'INVALID_ARGUMENT', 'terms have a form');
select throws_code(
    $$select api.offer_deal(tests.id('gig'), '{}', 'agency')$$, 'INVALID_ARGUMENT', 'an offer has a side'
);
select throws_ok(
    $$execute offer('{"deal": {"fee": -1}}')$$, '23514',
    'new row for relation "show_deals" violates check constraint "show_deals_fee_bounds_check"',
    'what no deal can say is no offer'
);
select throws_code(
    $$execute offer('{"deal": {"fee": 1.234}}')$$, 'AMOUNT_PRECISION', 'nor what no currency can'
);
select throws_code(
    $$execute offer('{"deal": {"deal_type": "door", "fee": 5}}')$$, 'INVALID_ARGUMENT',
    'nor what its type has not: nobody loses a fee without a word'
);
select is_empty('visible', 'the deal stays as it is');

select results_eq(
    $$execute offer('{"deal": {"fee": 100}}')$$, $$values (1, 'offered', 'act', '100', '10', null::integer)$$,
    'an offer says all that a deal would, defaults too'
);
select is_empty('visible', 'and makes none');
select throws_code($$execute offer('{"deal": {"fee": 200}}')$$, 'OFFER_OPEN', 'one is on the table');
select is(
    (select terms -> 'deal' ->> 'currency' from api.show_offers), 'GBP', 'in the currency of the rules'
);

select tests.become_superuser();
update api.show_offers set state = 'declined', answered_at = now();
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 300);
insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
values (tests.id('gig'), 'tickets', 500, 'flat', 50);
select tests.become(tests.id('finance'));
select results_eq(
    $$execute offer(null)$$, $$values (2, 'offered', 'act', '300', '10', 1)$$, 'the deal as it stands'
);
select is(
    (select terms -> 'bonuses' from api.show_offers where number = 2),
    '[{"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50}]', 'with its bonuses'
);
select tests.become_superuser();
update api.show_offers set state = 'withdrawn', answered_at = now() where number = 2;
select tests.become(tests.id('finance'));
select results_eq(
    $$select offered_by, note, terms - 'deal', terms -> 'deal' ? 'fee', terms #>> '{deal,percent}'
    from api.offer_deal(
        tests.id('gig'),
        '{"deal": {"deal_type": "percentage", "percent": 80, "percent_base": "net"}, "bonuses": []}',
        'promoter', 'By telephone'
    )$$,
    $$values ('promoter', 'By telephone', '{"bonuses": []}'::jsonb, false, '80')$$,
    'the promoter''s, of another type'
);

select tests.become(tests.id('crew'));
select throws_code($$execute offer('{}')$$, 'PERMISSION_DENIED', 'crew makes none');
select tests.become(tests.id('viewer'));
select throws_code($$execute offer('{}')$$, 'PERMISSION_DENIED', 'nor does a viewer');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute offer('{}')$$, 'STEP_UP_REQUIRED', 'nor who has come by a PIN alone');
select tests.become(tests.id('stranger'));
select throws_code($$execute offer('{}')$$, 'NOT_FOUND', 'a stranger knows of no show');
select tests.become(null);
select throws_ok(
    $$execute offer('{}')$$, '42501', 'permission denied for function offer_deal',
    'without a token there is nothing'
);

select * from finish();
rollback;
