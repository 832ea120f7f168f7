-- Deploy ontour:schema/auth/throttles to pg
-- requires: schema/auth/throttle_limits

-- Unlogged: what a crash of the database forgets is a quarter of an hour of failures.

begin;

create unlogged table auth.throttles (
    kind text not null,
    key_hash bytea not null,
    attempts timestamptz[] not null,

    constraint throttles_pkey primary key (kind, key_hash),
    constraint throttles_kind_fkey foreign key (kind) references auth.throttle_limits (kind) on delete cascade
)
with (fillfactor = 70);

alter table auth.throttles enable row level security;

comment on table auth.throttles is
'Recent attempts, by what is counted: a window that slides, exact to the attempt.';
comment on column auth.throttles.key_hash is
'SHA-256 of the account, device or address: a copy names nobody.';
comment on column auth.throttles.attempts is
'When those within the window were made, in order; at most the limit.';

commit;
