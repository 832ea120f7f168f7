-- Deploy ontour:schema/tour/per_diems to pg
-- requires: schema/tour/tours
-- requires: functions/core/guard_codes

-- Money that a person gets for each day on the road. It is that person's to see, and finance's.

begin;

create table api.per_diems (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    tour_id uuid,
    user_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    amount numeric not null,
    currency text not null,
    day_count integer not null generated always as (ends_on - starts_on + 1) stored,
    total numeric not null generated always as (amount * (ends_on - starts_on + 1)) stored,
    paid_on date,
    notes text,
    topics text[] not null generated always as (
        array['org:' || org_id::text || ':finance', 'org:' || org_id::text || ':member:' || user_id::text]
    ) stored,

    constraint per_diems_pkey primary key (id),
    constraint per_diems_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint per_diems_tour_id_fkey foreign key (org_id, tour_id) references api.tours (org_id, id),
    constraint per_diems_user_id_fkey foreign key (user_id) references api.users (id),
    constraint per_diems_currency_fkey foreign key (currency) references api.currencies (code),
    constraint per_diems_starts_on_bounds_check check (starts_on between '1800-01-01' and '2199-12-31'),
    constraint per_diems_ends_on_bounds_check check (ends_on between starts_on and starts_on + 366),
    constraint per_diems_amount_bounds_check check (amount between 0 and 1000000),
    constraint per_diems_paid_on_bounds_check check (paid_on between '1800-01-01' and '2199-12-31'),
    constraint per_diems_notes_length_check check (char_length(notes) <= 2000)
);

call change.track('api.per_diems', topics => array['{topics}'], write => 'finance.write');

create index per_diems_org_id_starts_on_idx on api.per_diems (org_id, starts_on);
create index per_diems_tour_id_idx on api.per_diems (tour_id, org_id);
create index per_diems_user_id_idx on api.per_diems (user_id);
create index per_diems_currency_idx on api.per_diems (currency);

create trigger _200_guard_codes
before insert or update of currency on api.per_diems
for each row execute function core.guard_codes('currency', 'currency');

comment on table api.per_diems is
'What a person gets for each day on the road. The person reads it, and who reads money.';
comment on column api.per_diems.org_id is 'The organization that pays; your personal one if not given.';
comment on column api.per_diems.tour_id is 'The tour that it is paid on, if on one.';
comment on column api.per_diems.user_id is 'A member of the organization.';
comment on column api.per_diems.starts_on is 'The first day.';
comment on column api.per_diems.ends_on is 'The last day.';
comment on column api.per_diems.amount is 'For one day.';
comment on column api.per_diems.currency is 'ISO 4217 currency.';
comment on column api.per_diems.day_count is 'How many days it is paid for.';
comment on column api.per_diems.total is 'The amount of all days.';
comment on column api.per_diems.paid_on is 'When it was handed out; null: not yet.';
comment on column api.per_diems.notes is 'Free text for the person and for who reads money.';
comment on column api.per_diems.topics is 'Who reads it.';

commit;
