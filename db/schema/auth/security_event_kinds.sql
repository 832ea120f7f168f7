-- Deploy ontour:schema/auth/security_event_kinds to pg
-- requires: schema/core/schemas

begin;

create table auth.security_event_kinds (
    kind text not null,
    meaning text not null,

    constraint security_event_kinds_pkey primary key (kind)
);

alter table auth.security_event_kinds enable row level security;

comment on table auth.security_event_kinds is 'What can happen to an account.';
comment on column auth.security_event_kinds.meaning is 'What has happened, as its person is told.';

insert into auth.security_event_kinds (kind, meaning) values
('registered', 'The account was made.'),
('logged_in', 'A session began.'),
('logged_out', 'A session was ended by its person.'),
('refresh_reused', 'A used refresh token came back: its session was ended.'),
('device_forgotten', 'A device was forgotten, and the sessions on it were ended.'),
('person_deactivated', 'The person was suspended, made inactive or deleted: all sessions were ended.'),
('password_changed', 'The password was changed, all other sessions were ended and their devices forgotten.'),
('password_reset', 'A new password was chosen by a mail; all sessions were ended, all devices forgotten.'),
('email_verified', 'The email address was proved to be theirs.'),
('email_change_requested', 'Another email address was asked for; it has to be proved first.'),
('email_changed', 'Another email address, which was proved, took the place of the old one.'),
('pin_changed', 'A PIN was set.'),
('pin_removed', 'The PIN was removed.'),
('stepped_up', 'The person proved anew who they are.'),
('second_factor_enabled', 'An authenticator app was set up.'),
('second_factor_disabled', 'The authenticator app was removed.'),
('second_factor_failed', 'The right password came with a wrong code.'),
('recovery_code_used', 'A recovery code stood in for the authenticator app.'),
('recovery_codes_replaced', 'There are new recovery codes; the old ones are void.'),
('identity_linked', 'An account of a provider was linked.'),
('identity_unlinked', 'An account of a provider was unlinked.'),
('oauth_code_reused', 'A code of a sign-in by a provider came back: the session that it opened was ended.');

commit;
