-- Deploy ontour:schema/tour/show_payments to pg
-- requires: schema/tour/shows
-- requires: functions/core/guard_codes

begin;

create table api.show_payments (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    kind text not null,
    amount numeric not null,
    currency text not null,
    due_on date,
    paid_on date,
    reference text,
    fx_rate numeric,

    constraint show_payments_pkey primary key (id),
    constraint show_payments_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_payments_currency_fkey foreign key (currency) references api.currencies (code),
    constraint show_payments_kind_known_check check (kind in ('deposit', 'balance', 'refund')),
    constraint show_payments_amount_bounds_check check (amount > 0 and amount < 1e12),
    constraint show_payments_due_on_bounds_check check (due_on between '1800-01-01' and '2199-12-31'),
    constraint show_payments_paid_on_bounds_check check (paid_on between '1800-01-01' and '2199-12-31'),
    constraint show_payments_reference_length_check check (char_length(reference) between 1 and 200),
    constraint show_payments_fx_rate_bounds_check check (
        fx_rate > 0 and fx_rate < 1e9 and scale(trim_scale(fx_rate)) <= 12
    )
);

call change.track(
    'api.show_payments',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

create index show_payments_show_id_idx on api.show_payments (show_id, org_id);
create index show_payments_org_id_idx on api.show_payments (org_id);
create index show_payments_currency_idx on api.show_payments (currency);

create trigger _200_guard_codes
before insert or update of currency on api.show_payments
for each row execute function core.guard_codes('currency', 'currency');

comment on table api.show_payments is
'What the promoter pays for a show, or gets back: when it is due, and when it was paid.';
comment on column api.show_payments.org_id is 'The organization of the show.';
comment on column api.show_payments.kind is 'deposit, balance, or refund (paid back, so it counts negative).';
comment on column api.show_payments.amount is 'In the currency, to its minor unit.';
comment on column api.show_payments.currency is 'ISO 4217 currency.';
comment on column api.show_payments.due_on is 'When it is to be paid.';
comment on column api.show_payments.paid_on is 'When it was paid; it counts from then on.';
comment on column api.show_payments.reference is 'What the bank statement says.';
comment on column api.show_payments.fx_rate is
'Units of the deal''s currency for one of this one, as agreed; else the rate of the day it was paid.';

commit;
