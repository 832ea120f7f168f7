-- Deploy ontour:schema/tour/finance_rules to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/core/guard_codes
-- requires: functions/change/track

-- What a new deal says where nobody says otherwise. An organization without a row goes by the defaults of
-- these columns (functions/tour/rules_of); a deal keeps what it was made with. rounding and fx_sources are no
-- terms: they are asked for whenever a figure is computed.

begin;

create table api.finance_rules (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    currency text,
    rounding text not null default 'half_even',
    withholding_percent numeric not null default 0,
    ticket_tax_percent numeric not null default 0,
    ticket_tax_mode text not null default 'inside',
    fee_tax_percent numeric not null default 0,
    agency_name text,
    agency_percent numeric not null default 0,
    agency_base text not null default 'gross_fee',
    management_name text,
    management_percent numeric not null default 0,
    management_base text not null default 'gross_fee',
    deposit_percent numeric not null default 0,
    fx_sources text[] not null default '{manual,ECB}',

    constraint finance_rules_pkey primary key (id),
    constraint finance_rules_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint finance_rules_currency_fkey foreign key (currency) references api.currencies (code),
    constraint finance_rules_rounding_known_check check (rounding in ('half_even', 'half_up')),
    constraint finance_rules_withholding_percent_bounds_check check (
        withholding_percent between 0 and 100 and scale(trim_scale(withholding_percent)) <= 4
    ),
    constraint finance_rules_ticket_tax_percent_bounds_check check (
        ticket_tax_percent between 0 and 100 and scale(trim_scale(ticket_tax_percent)) <= 4
    ),
    constraint finance_rules_ticket_tax_mode_known_check check (ticket_tax_mode in ('inside', 'on_top')),
    constraint finance_rules_fee_tax_percent_bounds_check check (
        fee_tax_percent between 0 and 100 and scale(trim_scale(fee_tax_percent)) <= 4
    ),
    constraint finance_rules_agency_name_length_check check (char_length(agency_name) between 1 and 200),
    constraint finance_rules_agency_percent_bounds_check check (
        agency_percent between 0 and 100 and scale(trim_scale(agency_percent)) <= 4
    ),
    constraint finance_rules_agency_base_known_check check (
        agency_base in ('gross_fee', 'fee_after_tax', 'net')
    ),
    constraint finance_rules_management_name_length_check check (
        char_length(management_name) between 1 and 200
    ),
    constraint finance_rules_management_percent_bounds_check check (
        management_percent between 0 and 100 and scale(trim_scale(management_percent)) <= 4
    ),
    constraint finance_rules_management_base_known_check check (
        management_base in ('gross_fee', 'fee_after_tax', 'net')
    ),
    constraint finance_rules_deposit_percent_bounds_check check (
        deposit_percent between 0 and 100 and scale(trim_scale(deposit_percent)) <= 4
    ),
    constraint finance_rules_fx_sources_count_check check (cardinality(fx_sources) between 1 and 20),
    constraint finance_rules_fx_sources_form_check check (
        array_to_string(fx_sources, ',', '-') ~ '^[A-Za-z][A-Za-z0-9_]{0,49}(,[A-Za-z][A-Za-z0-9_]{0,49})*$'
    )
);

call change.track('api.finance_rules', topics => array['org:{org_id}:finance'], write => 'finance.write');

create unique index finance_rules_org_id_key on api.finance_rules (org_id) where deleted_at is null;
create index finance_rules_org_id_idx on api.finance_rules (org_id);
create index finance_rules_currency_idx on api.finance_rules (currency);

create trigger _200_guard_codes
before insert or update of currency on api.finance_rules
for each row execute function core.guard_codes('currency', 'currency');

comment on table api.finance_rules is
'How an organization does its money: the defaults of its new deals, rounding, and whose exchange rates count.
At most one row an organization; without one, what an empty row would say.';
comment on column api.finance_rules.org_id is 'Your personal organization if not given.';
comment on column api.finance_rules.currency is 'ISO 4217 currency of a deal that names none.';
comment on column api.finance_rules.rounding is
'How a figure is rounded to the minor unit: half_even, or half_up (half away from zero).';
comment on column api.finance_rules.withholding_percent is 'Tax withheld from the fee, in percent.';
comment on column api.finance_rules.ticket_tax_percent is 'Tax on tickets, in percent.';
comment on column api.finance_rules.ticket_tax_mode is 'inside the price of a ticket, or on_top of it.';
comment on column api.finance_rules.fee_tax_percent is 'Tax that is added to the fee, in percent.';
comment on column api.finance_rules.agency_name is 'The agency of a deal that does not say its percentage.';
comment on column api.finance_rules.agency_percent is 'The agency''s commission, in percent of agency_base.';
comment on column api.finance_rules.agency_base is 'gross_fee, fee_after_tax or net.';
comment on column api.finance_rules.management_name is
'The management of a deal that does not say its percentage.';
comment on column api.finance_rules.management_percent is
'The management''s commission, in percent of management_base.';
comment on column api.finance_rules.management_base is 'gross_fee, fee_after_tax or net.';
comment on column api.finance_rules.deposit_percent is
'The part of the fee that is due as a deposit when an offer is agreed, in percent.';
comment on column api.finance_rules.fx_sources is
'Whose exchange rates count, the most trusted first: names of rows of fx_rates, such as ECB, and of
org_fx_rates, such as manual.';

commit;
