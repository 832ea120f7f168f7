-- Deploy ontour:schema/auth/security_events to pg
-- requires: schema/core/users
-- requires: schema/auth/security_event_kinds
-- requires: functions/core/uuid_v7
-- requires: functions/change/context

-- No foreign key to the session: the event outlives it.

begin;

create table auth.security_events (
    id uuid not null default core.uuid_v7(),
    happened_at timestamptz not null default clock_timestamp(),
    kind text not null,
    user_id uuid not null,
    session_id uuid,
    details jsonb not null default '{}',
    device_id text default (change.context()).device_id,
    user_agent text default (change.context()).user_agent,
    ip inet default (change.context()).ip,
    request_id text default (change.context()).request_id,

    constraint security_events_pkey primary key (id),
    constraint security_events_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint security_events_kind_fkey foreign key (kind) references auth.security_event_kinds (kind)
);

create index security_events_kind_idx on auth.security_events (kind);
create index security_events_user_id_happened_at_idx on auth.security_events (user_id, happened_at);

alter table auth.security_events enable row level security;

comment on table auth.security_events is
'What happened to a person''s account, and from where; rows are only added.';
comment on column auth.security_events.kind is 'What happened: see auth.security_event_kinds.';
comment on column auth.security_events.details is 'More of it, such as the provider; never a secret.';

commit;
