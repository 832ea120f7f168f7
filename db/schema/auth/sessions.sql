-- Deploy ontour:schema/auth/sessions to pg
-- requires: schema/core/users
-- requires: schema/auth/known_devices
-- requires: functions/core/uuid_v7
-- requires: functions/change/context

-- Read by primary key at every request, so it has few indexes and a refresh updates it in place.

begin;

create table auth.sessions (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    amr text[] not null,
    acr text not null generated always as (case when 'mfa' = any(amr) then 'aal2' else 'aal1' end) stored,
    authenticated_at timestamptz not null default now(),
    known_device_id uuid,
    name text,
    device_id text default (change.context()).device_id,
    user_agent text default (change.context()).user_agent,
    ip inet default (change.context()).ip,
    created_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    refresh_step integer not null default 0,
    successor_nonce bytea,
    successor_at timestamptz,
    revoked_at timestamptz,
    revoked_reason text,

    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint sessions_known_device_id_fkey foreign key (known_device_id)
    references auth.known_devices (id) on delete set null,
    constraint sessions_amr_some_check check (cardinality(amr) > 0),
    constraint sessions_name_length_check check (char_length(name) between 1 and 100),
    constraint sessions_successor_of_a_step_check check (
        num_nulls(successor_nonce, successor_at) = case when refresh_step = 0 then 2 else 0 end
    ),
    constraint sessions_revoked_for_a_reason_check check ((revoked_at is null) = (revoked_reason is null)),
    constraint sessions_revoked_reason_known_check check (
        revoked_reason in (
            'logout', 'refresh_reused', 'oauth_code_reused', 'person_inactive', 'password_changed'
        )
    )
)
with (fillfactor = 80);

create index sessions_user_id_idx on auth.sessions (user_id);
create index sessions_known_device_id_idx on auth.sessions (known_device_id);

alter table auth.sessions enable row level security;

comment on table auth.sessions is 'One sign-in on one device, until it expires or is revoked.';
comment on column auth.sessions.amr is
'How the person proved who they are: pwd, otp, pin and mfa as in RFC 8176, and oauth and recovery_code.';
comment on column auth.sessions.acr is
'How strong that is: aal2 with two factors, else aal1 (NIST SP 800-63B).';
comment on column auth.sessions.authenticated_at is 'When they did so last; a refresh proves nothing.';
comment on column auth.sessions.known_device_id is 'The device, if it showed its token or got one.';
comment on column auth.sessions.name is 'What the person calls this session.';
comment on column auth.sessions.device_id is 'What the client calls its device (X-Device-ID).';
comment on column auth.sessions.user_agent is 'As of the last refresh, like the address.';
comment on column auth.sessions.last_used_at is 'The last refresh.';
comment on column auth.sessions.refresh_step is
'How many refresh tokens, one after the other, were used to get the next: see auth.refresh_session.';
comment on column auth.sessions.successor_nonce is
'What the bridge makes the newest refresh token of, with a key that the database has not.';
comment on column auth.sessions.successor_at is 'When that one was made.';
comment on column auth.sessions.expires_at is 'When it ends unless it is refreshed before.';
comment on column auth.sessions.revoked_reason is
'logout, refresh_reused, oauth_code_reused, person_inactive or password_changed; null while it lives.';

commit;
