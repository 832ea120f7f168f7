-- Tests functions/tour/finance_summary. Figures of many random rows: tests/api/tour/test_finance_totals.py.
begin;
select plan(25);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-05', 1.25, 'ECB');
update api.shows set show_on = '1990-01-06', actual_attendance = 100 where id = tests.id('gig');
insert into api.shows (id, org_id, name, show_on, country, status) values
(tests.id('late'), tests.id('band'), 'Late', '1990-03-01', 'BE', 'pending'),
(tests.id('off'), tests.id('band'), 'Off', '1990-01-20', null, 'cancelled'),
(tests.id('undated'), tests.id('band'), 'Undated', null, null, 'draft');
insert into api.show_deals (
    show_id, currency, fee, door_price, withholding_percent, agency_percent, management_percent
)
values
(tests.id('gig'), 'EUR', 1000, 12.5, 10, 10, 15),
(tests.id('late'), 'USD', 500, null, 0, 0, 0),
(tests.id('off'), 'EUR', 7, null, 0, 0, 0);
insert into api.show_costs (show_id, kind, amount, currency) values (tests.id('gig'), 'crew', 80, 'USD');

prepare summary as
select key, label, shows, excluded, gross, fee, withholding, commissions, costs, net, currency
from api.finance_summary(tests.id('band'), currency => $1, group_by => $2, missing_rates => $3);

select tests.become(tests.id('finance'));
select results_eq(
    $$execute summary('EUR', 'month', 'exclude')$$,
    $$values
        ('1990-01', '1990-01', 1::bigint, 0::bigint, 1250.00, 1000.00, 100.00, 250.00, 64.00, 586.00, 'EUR'),
        ('1990-03', '1990-03', 0, 1, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 'EUR'),
        (null, null, 1, 0, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 'EUR')$$,
    'by month: money converted, a show without a rate excluded, cancelled ones not there, the undated last'
);
select results_eq(
    $$execute summary('EUR', 'tour', 'exclude')$$,
    $$values
        (tests.id('spring')::text, 'Spring', 1::bigint, 0::bigint, 1250.00, 1000.00, 100.00, 250.00,
            64.00, 586.00, 'EUR'),
        (null, null, 1, 1, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 'EUR')$$,
    'by tour, with its name'
);
select results_eq(
    $$select key, label, shows, excluded from api.finance_summary(
        tests.id('band'), group_by => 'country', missing_rates => 'exclude')$$,
    $$values ('BE', 'Belgium', 0::bigint, 1::bigint), ('NL', 'Netherlands', 1, 0), (null, null, 1, 0)$$,
    'by country, with its name; in the organization''s currency if none is given'
);
select results_eq(
    $$select key, shows, excluded, net from api.finance_summary(
        tests.id('band'), group_by => 'status', missing_rates => 'exclude')$$,
    $$values ('cancelled', 1::bigint, 0::bigint, 7.00), ('draft', 2, 0, 586.00), ('pending', 0, 1, 0.00)$$,
    'by status, cancelled ones included'
);
select is(
    tests.error($$execute summary('EUR', 'month', 'error')$$) - '{message,hint}'::text[],
    jsonb_build_object(
        'code', 'FX_RATE_MISSING', 'status', 422,
        'details', 'currency=USD on=1990-03-01 show_id=' || tests.id('late')
    ),
    'a missing rate is an error that names currency, day and show'
);
select results_eq(
    $$select key, fee from api.finance_summary(tests.id('band'), to_on => '1990-02-28')$$,
    $$values ('1990-01', 1000.00)$$, 'a range of days'
);
select results_eq(
    $$select key, fee
        from api.finance_summary(tests.id('band'), from_on => '1990-01-07', statuses => '{canceled}')$$,
    $$values ('1990-01', 7.00)$$, 'of some statuses'
);
select results_eq(
    $$select key, fee
        from api.finance_summary(tests.id('band'), to_on => '1990-02-28', currency => 'JPY',
            missing_rates => 'exclude')$$,
    $$values ('1990-01', 0::numeric)$$, 'in yen there are no decimals'
);
select is_empty(
    $$select from api.finance_summary(tests.id('band'), from_on => '1990-02-01', to_on => '1990-01-01')$$,
    'a range that ends before it begins has nothing'
);
select throws_code(
    $$select from api.finance_summary(tests.id('band'), assume => '{"pending": 2}')$$, 'INVALID_ARGUMENT',
    'an assumption is a part'
);

select tests.become_superuser();
insert into api.show_payments (show_id, kind, amount, currency, due_on, paid_on) values
(tests.id('gig'), 'deposit', 400, 'EUR', null, '1990-01-02'),
(tests.id('gig'), 'balance', 120, 'EUR', '1990-01-07', null),
(tests.id('gig'), 'balance', 80, 'USD', current_date, null),
(tests.id('gig'), 'balance', 80, 'USD', current_date - 1, null);
update api.show_deals set promoter_name = 'Mojo' where show_id in (tests.id('gig'), tests.id('late'));
insert into api.show_costs (show_id, kind, amount, currency, deducted)
values (tests.id('undated'), 'crew', 5, 'USD', 'top');
insert into api.show_deals (show_id, currency, fee) values (tests.id('undated'), 'EUR', 9);
select tests.become(tests.id('finance'));
select results_eq(
    $$select key, label, shows, excluded, fee, outstanding, overdue
        from api.finance_summary(tests.id('band'), group_by => 'party', missing_rates => 'exclude')$$,
    $$values
        ('Mojo', 'Mojo', 1::bigint, 1::bigint, 1000.00, 500.00, 184.00),
        (null, null, 0, 1, 0.00, 0.00, 0.00)$$,
    'by party: what it still owes, and what of that is late; what lacks a rate in its own sheet is excluded'
);
select results_eq(
    $$select key, fee, costs, net from api.finance_summary(
        tests.id('band'), group_by => 'status', missing_rates => 'exclude',
        assume => '{"draft": 0.333, "cancelled": 0}')$$,
    $$values
        ('cancelled', 0.00, 0.00, 0.00), ('draft', 333.00, 21.31, 195.14), ('pending', 0.00, 0.00, 0.00)$$,
    'what if only a part of them comes'
);

select tests.become(tests.id('stranger'));
select results_eq(
    'select shows from api.finance_summary()', array[1::bigint],
    'without an organization it is the personal one'
);
select throws_code(
    $$select from api.finance_summary(tests.id('band'))$$, 'NOT_FOUND', 'a stranger finds nothing'
);
select tests.become(tests.id('finance'));
select throws_code($$execute summary('XXQ', 'month', 'error')$$, 'UNKNOWN_CURRENCY', 'a currency must exist');
select throws_code($$execute summary('EUR', 'week', 'error')$$, 'INVALID_ARGUMENT', 'so must a grouping');
select throws_code($$execute summary('EUR', null, 'error')$$, 'INVALID_ARGUMENT', 'which is not null');
select throws_code(
    $$execute summary('EUR', 'month', 'ignore')$$, 'INVALID_ARGUMENT', 'and a way with missing rates'
);
select throws_code(
    $$select from api.finance_summary(tests.id('band'), statuses => '{gone}')$$, 'INVALID_ARGUMENT',
    'and statuses'
);
select throws_code(
    $$select from api.finance_summary(null)$$, 'NOT_FOUND', 'no organization is none of the caller''s'
);

select lives_ok(
    $$select from api.finance_summary(tests.id('band'), to_on => '1990-02-28')$$, 'finance reads it'
);
select tests.become(tests.id('manager'));
select lives_ok(
    $$select from api.finance_summary(tests.id('band'), to_on => '1990-02-28')$$, 'so does a manager'
);
select tests.become(tests.id('crew'));
select throws_code(
    $$select from api.finance_summary(tests.id('band'))$$, 'PERMISSION_DENIED', 'crew does not'
);
select tests.become(tests.id('viewer'));
select throws_code(
    $$select from api.finance_summary(tests.id('band'))$$, 'PERMISSION_DENIED', 'nor a viewer'
);
select tests.become(null);
select throws_ok(
    $$select from api.finance_summary(tests.id('band'))$$, '42501',
    'permission denied for function finance_summary',
    'nor anybody without a token'
);

select * from finish();
rollback;
