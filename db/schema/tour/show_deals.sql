-- Deploy ontour:schema/tour/show_deals to pg
-- requires: schema/tour/shows
-- requires: functions/core/guard_codes

-- The plain money of a show. Percentages are of the gross fee; the deal engine will replace them by
-- deals of its own and leave this table as its simplest case.

begin;

create table api.show_deals (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    currency text,
    fee numeric,
    door_price numeric,
    withholding_percent numeric not null default 0,
    agency_name text,
    agency_percent numeric not null default 0,
    management_name text,
    management_percent numeric not null default 0,
    fx_currency text,
    fx_rate numeric,

    constraint show_deals_pkey primary key (id),
    constraint show_deals_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_deals_currency_fkey foreign key (currency) references api.currencies (code),
    constraint show_deals_fx_currency_fkey foreign key (fx_currency) references api.currencies (code),
    constraint show_deals_currency_given_check check (
        currency is not null or fee is null and door_price is null
    ),
    constraint show_deals_fee_bounds_check check (fee >= 0 and fee < 1e12),
    constraint show_deals_door_price_bounds_check check (door_price >= 0 and door_price < 1e8),
    constraint show_deals_withholding_percent_bounds_check check (withholding_percent between 0 and 100),
    constraint show_deals_withholding_percent_scale_check check (
        scale(trim_scale(withholding_percent)) <= 4
    ),
    constraint show_deals_agency_name_length_check check (char_length(agency_name) between 1 and 200),
    constraint show_deals_agency_percent_bounds_check check (agency_percent between 0 and 100),
    constraint show_deals_agency_percent_scale_check check (scale(trim_scale(agency_percent)) <= 4),
    constraint show_deals_management_name_length_check check (
        char_length(management_name) between 1 and 200
    ),
    constraint show_deals_management_percent_bounds_check check (management_percent between 0 and 100),
    constraint show_deals_management_percent_scale_check check (
        scale(trim_scale(management_percent)) <= 4
    ),
    constraint show_deals_fx_both_check check ((fx_currency is null) = (fx_rate is null)),
    constraint show_deals_fx_other_currency_check check (fx_currency <> currency),
    constraint show_deals_fx_rate_bounds_check check (
        fx_rate > 0 and fx_rate < 1e9 and scale(trim_scale(fx_rate)) <= 12
    )
);

call change.track(
    'api.show_deals',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

create unique index show_deals_show_id_key on api.show_deals (show_id) where deleted_at is null;
create index show_deals_show_id_idx on api.show_deals (show_id, org_id);
create index show_deals_org_id_idx on api.show_deals (org_id);
create index show_deals_currency_idx on api.show_deals (currency);
create index show_deals_fx_currency_idx on api.show_deals (fx_currency);

create trigger _200_guard_codes
before insert or update of currency, fx_currency on api.show_deals
for each row execute function core.guard_codes('currency', 'currency', 'currency', 'fx_currency');

comment on table api.show_deals is
'The money of a show: fee, door price, withholding tax and commissions. One row a show.';
comment on column api.show_deals.org_id is 'The organization of the show.';
comment on column api.show_deals.currency is 'ISO 4217 currency of fee and door price.';
comment on column api.show_deals.fee is 'What the act is paid, before withholding and commissions.';
comment on column api.show_deals.door_price is
'Price of one ticket; times actual attendance it is the gross.';
comment on column api.show_deals.withholding_percent is 'Tax withheld, in percent of the fee.';
comment on column api.show_deals.agency_name is 'The agency that booked the show.';
comment on column api.show_deals.agency_percent is 'The agency''s commission, in percent of the fee.';
comment on column api.show_deals.management_name is 'The act''s management.';
comment on column api.show_deals.management_percent is
'The management''s commission, in percent of the fee.';
comment on column api.show_deals.fx_currency is 'Currency for which a rate was agreed.';
comment on column api.show_deals.fx_rate is
'Units of fx_currency for one unit of currency, as agreed; used instead of the day''s rate.';

commit;
