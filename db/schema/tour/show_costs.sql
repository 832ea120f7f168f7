-- Deploy ontour:schema/tour/show_costs to pg
-- requires: schema/tour/shows
-- requires: functions/core/guard_codes

begin;

create table api.show_costs (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    kind text not null,
    description text,
    supplier text,
    amount numeric not null,
    currency text not null,
    fx_rate numeric,
    paid_by text not null default 'act',
    deducted text not null default 'bottom',
    incurred_on date,
    receipt_url text,
    external_id text,

    constraint show_costs_pkey primary key (id),
    constraint show_costs_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_costs_currency_fkey foreign key (currency) references api.currencies (code),
    constraint show_costs_kind_known_check check (
        kind in (
            'sound', 'light', 'backline', 'transport', 'hotel', 'catering', 'crew',
            'security', 'promotion', 'venue', 'insurance', 'per_diem', 'other'
        )
    ),
    constraint show_costs_description_length_check check (char_length(description) <= 1000),
    constraint show_costs_supplier_length_check check (char_length(supplier) between 1 and 200),
    constraint show_costs_amount_bounds_check check (amount >= 0 and amount < 1e12),
    constraint show_costs_fx_rate_bounds_check check (
        fx_rate > 0 and fx_rate < 1e9 and scale(trim_scale(fx_rate)) <= 12
    ),
    constraint show_costs_paid_by_known_check check (paid_by in ('act', 'promoter', 'agency', 'management')),
    constraint show_costs_deducted_known_check check (deducted in ('top', 'bottom')),
    constraint show_costs_incurred_on_bounds_check check (incurred_on between '1800-01-01' and '2199-12-31'),
    constraint show_costs_receipt_url_form_check check (
        char_length(receipt_url) <= 2000 and receipt_url ~ '^https?://'
    ),
    constraint show_costs_external_id_length_check check (char_length(external_id) between 1 and 500)
);

call change.track(
    'api.show_costs',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

create unique index show_costs_show_id_external_id_key on api.show_costs (show_id, external_id)
where deleted_at is null;
create index show_costs_show_id_idx on api.show_costs (show_id, org_id);
create index show_costs_org_id_idx on api.show_costs (org_id);
create index show_costs_currency_idx on api.show_costs (currency);

create trigger _200_guard_codes
before insert or update of currency on api.show_costs
for each row execute function core.guard_codes('currency', 'currency');

comment on table api.show_costs is 'What a show costs, one row a bill.';
comment on column api.show_costs.org_id is 'The organization of the show.';
comment on column api.show_costs.kind is
'sound, light, backline, transport, hotel, catering, crew, security, promotion, venue, insurance, per_diem
or other.';
comment on column api.show_costs.description is 'What was bought.';
comment on column api.show_costs.supplier is 'From whom.';
comment on column api.show_costs.amount is 'In the currency, to its minor unit.';
comment on column api.show_costs.currency is 'ISO 4217 currency.';
comment on column api.show_costs.fx_rate is
'Units of the deal''s currency for one of this one, as agreed for this bill; else the rate of its day.';
comment on column api.show_costs.paid_by is 'Who laid the money out: act, promoter, agency or management.';
comment on column api.show_costs.deducted is
'top: from the show''s money before it is split; bottom: from the act''s part after the split.';
comment on column api.show_costs.incurred_on is 'The day of the bill; the show''s if not given.';
comment on column api.show_costs.receipt_url is 'Where the receipt is.';
comment on column api.show_costs.external_id is
'Its id in the system or the table that it was imported from, by which it is imported again.';

commit;
