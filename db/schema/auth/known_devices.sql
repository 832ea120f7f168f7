-- Deploy ontour:schema/auth/known_devices to pg
-- requires: schema/core/users
-- requires: functions/core/uuid_v7
-- requires: functions/change/context

-- Unlike X-Device-ID, which anybody may claim, a device's token is a secret that it got when somebody
-- signed in there in full.

begin;

create table auth.known_devices (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    token_hash bytea not null,
    name text,
    user_agent text default (change.context()).user_agent,
    ip inet default (change.context()).ip,
    first_seen_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),

    constraint known_devices_pkey primary key (id),
    constraint known_devices_user_id_token_hash_key unique (user_id, token_hash),
    constraint known_devices_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint known_devices_token_hash_sha256_check check (octet_length(token_hash) = 32),
    constraint known_devices_name_length_check check (char_length(name) between 1 and 100)
);

alter table auth.known_devices enable row level security;

comment on table auth.known_devices is
'Devices on which a person has signed in; strangers cannot lock one out, and a PIN works on them alone.';
comment on column auth.known_devices.token_hash is 'SHA-256 of the device''s token, which is kept nowhere.';
comment on column auth.known_devices.name is 'What the person calls it.';
comment on column auth.known_devices.user_agent is 'As of the last sign-in, like the address.';

commit;
