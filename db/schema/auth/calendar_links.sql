-- Deploy ontour:schema/auth/calendar_links to pg
-- requires: schema/tour/calendar_tokens

begin;

create table auth.calendar_links (
    token_hash bytea not null,
    calendar_token_id uuid not null,
    content_hash bytea,
    changed_at timestamptz not null default now(),

    constraint calendar_links_pkey primary key (token_hash),
    constraint calendar_links_calendar_token_id_key unique (calendar_token_id),
    constraint calendar_links_calendar_token_id_fkey foreign key (calendar_token_id)
    references api.calendar_tokens (id) on delete cascade,
    constraint calendar_links_token_hash_sha256_check check (octet_length(token_hash) = 32),
    constraint calendar_links_content_hash_sha256_check check (octet_length(content_hash) = 32)
);

alter table auth.calendar_links enable row level security;

comment on table auth.calendar_links is 'By which token an address opens its calendar.';
comment on column auth.calendar_links.token_hash is 'SHA-256; the token itself is kept nowhere.';
comment on column auth.calendar_links.content_hash is 'Of what was read last.';
comment on column auth.calendar_links.changed_at is 'When that was first read otherwise than before.';

commit;
