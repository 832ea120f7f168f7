-- Deploy ontour:schema/auth/invitation_links to pg
-- requires: schema/auth/invitations

begin;

create table auth.invitation_links (
    token_hash bytea not null,
    invitation_id uuid not null,

    constraint invitation_links_pkey primary key (token_hash),
    constraint invitation_links_invitation_id_key unique (invitation_id),
    constraint invitation_links_invitation_id_fkey foreign key (invitation_id)
    references api.invitations (id) on delete cascade,
    constraint invitation_links_token_hash_sha256_check check (octet_length(token_hash) = 32)
);

alter table auth.invitation_links enable row level security;

comment on table auth.invitation_links is 'By which token a link opens its invitation.';
comment on column auth.invitation_links.token_hash is 'SHA-256; the token itself is kept nowhere.';

commit;
