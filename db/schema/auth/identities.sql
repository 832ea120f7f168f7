-- Deploy ontour:schema/auth/identities to pg
-- requires: schema/core/users
-- requires: functions/core/uuid_v7

-- OpenID Connect: issuer and subject together name one account for ever; an email address does not.

begin;

create table auth.identities (
    id uuid not null default core.uuid_v7(),
    user_id uuid not null,
    issuer text not null,
    subject text not null,
    provider text not null,
    email text,
    email_verified boolean not null default false,
    created_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),

    constraint identities_pkey primary key (id),
    constraint identities_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint identities_issuer_subject_key unique (issuer, subject),
    constraint identities_issuer_url_check check (issuer ~ '^https?://' and char_length(issuer) <= 500),
    constraint identities_subject_length_check check (char_length(subject) between 1 and 255),
    constraint identities_provider_form_check check (provider ~ '^[a-z][a-z0-9_]{0,29}$'),
    constraint identities_email_length_check check (char_length(email) <= 320)
);

create index identities_user_id_idx on auth.identities (user_id);

alter table auth.identities enable row level security;

comment on table auth.identities is
'Accounts with other providers, such as Google, by which a person signs in.';
comment on column auth.identities.issuer is 'Who names the account: an OpenID provider''s issuer.';
comment on column auth.identities.subject is 'What the issuer calls the account; it never changes.';
comment on column auth.identities.provider is 'What the bridge''s settings call the provider.';
comment on column auth.identities.email is
'The account''s address at its last use, to be shown; nothing is found by it.';
comment on column auth.identities.email_verified is 'Whether the provider says that the address is theirs.';
comment on column auth.identities.last_used_at is 'The last sign-in by it.';

commit;
