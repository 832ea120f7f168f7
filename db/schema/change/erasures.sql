-- Deploy ontour:schema/change/erasures to pg
-- requires: schema/core/schemas

-- Erasing is written into the log itself, twice: when it is asked for, and when it is done. So nobody can
-- pass off as one what else they have taken away.

begin;

create table change.erasures (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    org_ids uuid[] not null,
    requested_at timestamptz not null default clock_timestamp(),
    erased_at timestamptz,

    constraint erasures_pkey primary key (id),
    constraint erasures_user_id_key unique (user_id)
);

alter table change.erasures enable row level security;

comment on table change.erasures is 'People who have left, whom the log forgets.';
comment on column change.erasures.user_id is 'The person.';
comment on column change.erasures.org_ids is
'The organizations that were theirs alone, whose rows go with them.';
comment on column change.erasures.requested_at is 'When the person left.';
comment on column change.erasures.erased_at is 'When nothing was left to be erased; null until then.';

commit;
