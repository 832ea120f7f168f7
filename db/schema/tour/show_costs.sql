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
    amount numeric not null,
    currency text not null,

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
    constraint show_costs_amount_bounds_check check (amount >= 0 and amount < 1e12)
);

call change.track(
    'api.show_costs',
    topics => array['org:{org_id}:finance'],
    parent => 'show_id',
    write => 'finance.write'
);

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
comment on column api.show_costs.description is 'What was bought, and from whom.';
comment on column api.show_costs.amount is 'In the currency, to its minor unit.';
comment on column api.show_costs.currency is 'ISO 4217 currency.';

commit;
