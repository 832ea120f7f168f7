-- Deploy ontour:schema/auth/sessions to pg
-- requires: schema/core/users
-- requires: functions/core/uuid_v7
-- requires: functions/change/context

-- Read by primary key at every request, so it has few indexes and a refresh updates it in place.

begin;

create table auth.sessions (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    amr text[] not null,
    device_id text default (change.context()).device_id,
    user_agent text default (change.context()).user_agent,
    ip inet default (change.context()).ip,
    created_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_reason text,

    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint sessions_revoked_for_a_reason_check check ((revoked_at is null) = (revoked_reason is null)),
    constraint sessions_revoked_reason_known_check check (
        revoked_reason in ('logout', 'refresh_reused', 'person_inactive')
    )
)
with (fillfactor = 80);

create index sessions_user_id_idx on auth.sessions (user_id);

alter table auth.sessions enable row level security;

comment on table auth.sessions is 'One sign-in on one device, until it expires or is revoked.';
comment on column auth.sessions.amr is 'How the person proved who they are (RFC 8176), such as {pwd}.';
comment on column auth.sessions.device_id is 'What the client calls its device (X-Device-ID).';
comment on column auth.sessions.last_used_at is 'The last refresh.';
comment on column auth.sessions.expires_at is 'When it ends unless it is refreshed before.';
comment on column auth.sessions.revoked_reason is
'logout, refresh_reused or person_inactive; null while it lives.';

commit;
