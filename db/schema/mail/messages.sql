-- Deploy ontour:schema/mail/messages to pg
-- requires: schema/core/users
-- requires: functions/core/uuid_v7

-- The outbox: written in the transaction of what the mail tells about, sent by the process `outbox`.
-- A token stands here by its id alone, and so without a foreign key: it belongs to the schema auth.

begin;

create table mail.messages (
    id uuid not null default core.uuid_v7(),
    template text not null,
    email text not null,
    user_id uuid,
    language text not null default 'en',
    data jsonb not null default '{}',
    token_id uuid,
    state text not null default 'queued',
    attempts integer not null default 0,
    last_error text,
    created_at timestamptz not null default now(),
    settled_at timestamptz,

    constraint messages_pkey primary key (id),
    constraint messages_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint messages_template_known_check check (
        template in (
            'verify_email', 'reset_password', 'invitation', 'new_device', 'session_reused',
            'password_changed', 'email_changed', 'account_exists', 'second_factor_enabled',
            'second_factor_disabled', 'recovery_codes_low', 'pin_changed', 'identity_linked',
            'identity_unlinked', 'account_deleted', 'notification'
        )
    ),
    constraint messages_email_form_check check (
        email ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$' and octet_length(email) <= 254
    ),
    constraint messages_data_small_check check (
        jsonb_typeof(data) = 'object' and octet_length(data::text) <= 4000
    ),
    constraint messages_state_known_check check (state in ('queued', 'sent', 'parked', 'withheld')),
    constraint messages_settled_at_check check ((settled_at is null) = (state = 'queued'))
);

create index messages_user_id_idx on mail.messages (user_id);
create index messages_settled_at_idx on mail.messages (settled_at) where settled_at is not null;

alter table mail.messages enable row level security;

comment on table mail.messages is
'Every mail that is to be sent or was sent lately; written in the transaction of its cause.';
comment on column mail.messages.template is 'What it says: a folder of auth-bridge/auth_bridge/mails.';
comment on column mail.messages.language is 'BCP 47 language of the person when it was written.';
comment on column mail.messages.data is 'Values for the template; never a secret.';
comment on column mail.messages.token_id is
'The auth.one_time_tokens row whose token stands in it; the token is made when it is sent.';
comment on column mail.messages.state is
'queued; sent; parked (given up, for an operator to look at); withheld (its token is no longer good).';
comment on column mail.messages.attempts is 'How often sending has begun.';
comment on column mail.messages.last_error is 'Why the last attempt failed, or why it was withheld.';
comment on column mail.messages.settled_at is
'When it was sent, parked or withheld; null while it is queued.';

commit;
