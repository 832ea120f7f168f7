-- Deploy ontour:schema/tour/org_fx_rates to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/core/guard_codes
-- requires: functions/change/track

-- Rates that nobody publishes: what the bank gave, what was agreed for a tour. Their sources are written in
-- lower case and those of core.fx_rates in upper case, so that neither passes for the other.

begin;

create table api.org_fx_rates (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    from_currency text not null,
    to_currency text not null,
    rate numeric not null,
    rate_on date not null,
    until_on date,
    source text not null default 'manual',
    note text,

    constraint org_fx_rates_pkey primary key (id),
    constraint org_fx_rates_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint org_fx_rates_from_currency_fkey foreign key (from_currency) references api.currencies (code),
    constraint org_fx_rates_to_currency_fkey foreign key (to_currency) references api.currencies (code),
    constraint org_fx_rates_two_currencies_check check (from_currency <> to_currency),
    constraint org_fx_rates_rate_bounds_check check (
        rate > 0 and rate < 1e9 and scale(trim_scale(rate)) <= 12
    ),
    constraint org_fx_rates_rate_on_bounds_check check (rate_on between '1800-01-01' and '2199-12-31'),
    constraint org_fx_rates_until_on_bounds_check check (until_on between rate_on and '2199-12-31'),
    constraint org_fx_rates_source_form_check check (source ~ '^[a-z][a-z0-9_]{0,49}$'),
    constraint org_fx_rates_note_length_check check (char_length(note) <= 1000)
);

call change.track('api.org_fx_rates', topics => array['org:{org_id}:finance'], write => 'finance.write');

-- One of a pair, whichever way round it is written, a day and source.
create unique index org_fx_rates_pair_rate_on_source_key on api.org_fx_rates (
    org_id, least(from_currency, to_currency), greatest(from_currency, to_currency), rate_on, source
)
where deleted_at is null;
create index org_fx_rates_org_id_idx on api.org_fx_rates (org_id);
create index org_fx_rates_from_currency_idx on api.org_fx_rates (from_currency);
create index org_fx_rates_to_currency_idx on api.org_fx_rates (to_currency);

create trigger _200_guard_codes
before insert or update of from_currency, to_currency on api.org_fx_rates
for each row execute function core.guard_codes('currency', 'from_currency', 'currency', 'to_currency');

comment on table api.org_fx_rates is
'Exchange rates of an organization''s own. finance_rules.fx_sources says when they count before published
ones.';
comment on column api.org_fx_rates.org_id is 'Your personal organization if not given.';
comment on column api.org_fx_rates.from_currency is 'One unit of this ISO 4217 currency ...';
comment on column api.org_fx_rates.to_currency is '... is rate units of this one; it counts both ways.';
comment on column api.org_fx_rates.rate is 'Units of to_currency for one of from_currency.';
comment on column api.org_fx_rates.rate_on is 'The first day on which it holds.';
comment on column api.org_fx_rates.until_on is 'The last one; a week later if not given.';
comment on column api.org_fx_rates.source is 'Who gave it, in lower case: manual, or the name of a bank.';
comment on column api.org_fx_rates.note is 'Why it is this one.';

commit;
