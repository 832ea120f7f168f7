-- Deploy ontour:schema/auth/oauth_flows to pg
-- requires: schema/auth/sessions

-- One way to a provider and back. Who copies this table can neither answer for the browser, nor redeem a
-- code, nor speak with the provider: PKCE's verifier and the nonce are derived from the state, which is
-- not here.

begin;

create table auth.oauth_flows (
    id uuid not null default core.uuid_v7(),
    state_hash bytea not null,
    browser_hash bytea,
    provider text not null,
    purpose text not null,
    return_to text not null,
    code_challenge text not null,
    user_id uuid,
    session_id uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '10 minutes',
    answered_at timestamptz,
    code_hash bytea,
    identity jsonb,
    used_at timestamptz,
    opened_session_id uuid,

    constraint oauth_flows_pkey primary key (id),
    constraint oauth_flows_state_hash_key unique (state_hash),
    constraint oauth_flows_code_hash_key unique (code_hash),
    constraint oauth_flows_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint oauth_flows_session_id_fkey foreign key (session_id)
    references auth.sessions (id) on delete cascade,
    constraint oauth_flows_state_hash_sha256_check check (octet_length(state_hash) = 32),
    constraint oauth_flows_browser_hash_sha256_check check (octet_length(browser_hash) = 32),
    constraint oauth_flows_code_hash_sha256_check check (octet_length(code_hash) = 32),
    constraint oauth_flows_code_challenge_s256_check check (code_challenge ~ '^[A-Za-z0-9_-]{43}$'),
    constraint oauth_flows_purpose_known_check check (purpose in ('sign_in', 'link', 'step_up')),
    constraint oauth_flows_session_of_purpose_check check (
        (purpose = 'sign_in') = (session_id is null) and (session_id is null) = (user_id is null)
    ),
    constraint oauth_flows_code_after_answer_check check (code_hash is null or answered_at is not null),
    constraint oauth_flows_identity_until_used_check check (
        (identity is not null) = (code_hash is not null and used_at is null)
    )
);

create index oauth_flows_user_id_idx on auth.oauth_flows (user_id);
create index oauth_flows_session_id_idx on auth.oauth_flows (session_id);
create index oauth_flows_expires_at_idx on auth.oauth_flows (expires_at);

alter table auth.oauth_flows enable row level security;

comment on table auth.oauth_flows is
'Ways to a provider and back to a front end; deleted a day after they have expired.';
comment on column auth.oauth_flows.state_hash is 'SHA-256 of the state, which the provider gives back once.';
comment on column auth.oauth_flows.browser_hash is
'SHA-256 of the cookie of the browser that goes this way; null until it has begun.';
comment on column auth.oauth_flows.purpose is
'sign_in; link, to add an identity to the person; step_up, to prove again who the person is.';
comment on column auth.oauth_flows.return_to is
'The front end''s page, one of those that the bridge''s settings allow.';
comment on column auth.oauth_flows.code_challenge is
'S256 of the front end''s own verifier (RFC 7636): the code is worth nothing without it.';
comment on column auth.oauth_flows.session_id is
'The session that asked for link or step_up; the code is good in it alone.';
comment on column auth.oauth_flows.answered_at is 'When the provider sent the browser back; it may once.';
comment on column auth.oauth_flows.code_hash is 'SHA-256 of the code that the front end gets, for one use.';
comment on column auth.oauth_flows.identity is
'Who the provider says it was; forgotten when the code is used.';
comment on column auth.oauth_flows.opened_session_id is
'The session that the code opened; a second use of the code ends it.';

commit;
