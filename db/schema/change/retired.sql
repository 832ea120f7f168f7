-- Deploy ontour:schema/change/retired to pg
-- requires: schema/core/schemas

-- Retiring is written into the log itself, so that nobody can pass a deletion off as one.

begin;

create table change.retired (
    id uuid not null default gen_random_uuid(),
    month text not null,
    positions int8multirange not null,
    row_count bigint not null,
    retired_at timestamptz not null default clock_timestamp(),

    constraint retired_pkey primary key (id),
    constraint retired_month_key unique (month),
    constraint retired_month_form_check check (month ~ '^[0-9]{4}_[0-9]{2}$')
);

alter table change.retired enable row level security;

comment on table change.retired is 'Months of the log that change.retire_log has taken out.';
comment on column change.retired.month is
'Such as 2025_01: change.log_2025_01 became change.retired_log_2025_01.';
comment on column change.retired.positions is 'The positions of its rows.';
comment on column change.retired.row_count is 'How many they were.';
comment on column change.retired.retired_at is 'When they were taken out.';

commit;
