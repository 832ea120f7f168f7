-- Deploy ontour:schema/tour/show_deals to pg
-- requires: schema/tour/shows
-- requires: functions/core/guard_codes

-- What was agreed for a show, as data: docs/reference/deals.md says what follows from it. Taxes and
-- commissions have no defaults here: functions/tour/default_terms fills in what was not given.

begin;

create table api.show_deals (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    deal_type text not null default 'guarantee',
    promoter_name text,
    currency text,
    fee numeric,
    percent numeric,
    percent_base text,
    split_point numeric,
    per_ticket numeric,
    bonus_rule text not null default 'cumulative',
    door_price numeric,
    ticket_tax_percent numeric not null,
    ticket_tax_mode text not null,
    fee_tax_percent numeric not null,
    withholding_percent numeric not null,
    agency_name text,
    agency_percent numeric not null,
    agency_base text not null,
    management_name text,
    management_percent numeric not null,
    management_base text not null,
    fx_currency text,
    fx_rate numeric,

    constraint show_deals_pkey primary key (id),
    constraint show_deals_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_deals_currency_fkey foreign key (currency) references api.currencies (code),
    constraint show_deals_fx_currency_fkey foreign key (fx_currency) references api.currencies (code),
    constraint show_deals_promoter_name_length_check check (char_length(promoter_name) between 1 and 200),
    constraint show_deals_agency_name_length_check check (char_length(agency_name) between 1 and 200),
    constraint show_deals_management_name_length_check check (
        char_length(management_name) between 1 and 200
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
'What the act is paid for a show: type, fee, percentages with their bases, taxes and commissions. One row a
show; docs/reference/deals.md is its arithmetic.';
comment on column api.show_deals.org_id is 'The organization of the show.';
comment on column api.show_deals.deal_type is
'guarantee, percentage, versus (the greater of fee and percentage), plus (fee and a percentage of what comes
in over the split point), door or per_ticket.';
comment on column api.show_deals.promoter_name is 'Who buys the show.';
comment on column api.show_deals.currency is 'ISO 4217 currency of all amounts of the deal and its tickets.';
comment on column api.show_deals.fee is 'The guarantee, before withholding and commissions.';
comment on column api.show_deals.percent is 'The act''s percentage of percent_base.';
comment on column api.show_deals.percent_base is
'gross, net_gross (without ticket tax) or net (without top costs too).';
comment on column api.show_deals.split_point is
'Deal plus: what of the base is the promoter''s before any is shared.';
comment on column api.show_deals.per_ticket is 'Deal per_ticket: the act''s part of each ticket sold.';
comment on column api.show_deals.bonus_rule is
'cumulative: all bonuses reached; highest: the greatest of them.';
comment on column api.show_deals.door_price is
'Price of one ticket; times attendance it is the gross of a show that has no ticket scales.';
comment on column api.show_deals.ticket_tax_percent is 'Tax on tickets, in percent of their price.';
comment on column api.show_deals.ticket_tax_mode is 'inside the price of a ticket, or on_top of it.';
comment on column api.show_deals.fee_tax_percent is 'VAT that the promoter pays on top of the fee.';
comment on column api.show_deals.withholding_percent is 'Tax withheld, in percent of the gross fee.';
comment on column api.show_deals.agency_name is 'The agency that booked the show.';
comment on column api.show_deals.agency_percent is 'The agency''s commission, in percent of agency_base.';
comment on column api.show_deals.agency_base is
'gross_fee, fee_after_tax (without withholding) or net (without bottom costs too).';
comment on column api.show_deals.management_name is 'The act''s management.';
comment on column api.show_deals.management_percent is
'The management''s commission, in percent of management_base.';
comment on column api.show_deals.management_base is 'As agency_base; its net is after the agency as well.';
comment on column api.show_deals.fx_currency is 'Currency for which a rate was agreed.';
comment on column api.show_deals.fx_rate is
'Units of fx_currency for one unit of currency, as agreed; used instead of the day''s rate.';

commit;
