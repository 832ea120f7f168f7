-- Deploy ontour:schema/auth/pins to pg
-- requires: schema/core/users

-- Four digits are guessed in no time from a hash alone. So the bridge hashes them with a key that stands
-- outside the database: a copy of this table opens nothing.

begin;

create table auth.pins (
    user_id uuid not null,
    pin_hash text not null,
    changed_at timestamptz not null default now(),

    constraint pins_pkey primary key (user_id),
    constraint pins_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint pins_pin_hash_argon2id_check check (pin_hash like '$argon2id$%')
);

alter table auth.pins enable row level security;

comment on table auth.pins is
'A person''s PIN, which signs them in on a device that is known already, by their username.';
comment on column auth.pins.pin_hash is
'argon2id of HMAC-SHA256(pepper, user_id || PIN); the pepper is derived from the bridge''s secret.key.';

commit;
