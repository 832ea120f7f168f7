-- Deploy ontour:schema/auth/throttle_limits to pg
-- requires: schema/core/schemas

-- A table and not settings: every process asks the database, and an operator changes a limit by an UPDATE.

begin;

create table auth.throttle_limits (
    kind text not null,
    most integer not null,
    within interval not null,
    purpose text not null,

    constraint throttle_limits_pkey primary key (kind),
    constraint throttle_limits_most_positive_check check (most > 0),
    constraint throttle_limits_within_positive_check check (within > interval '0')
);

alter table auth.throttle_limits enable row level security;

comment on table auth.throttle_limits is
'How often something may be tried: so many times in any window of time.';
comment on column auth.throttle_limits.kind is 'What is counted, and for whom, such as login_account.';
comment on column auth.throttle_limits.most is 'So many attempts within the window go on.';
comment on column auth.throttle_limits.within is 'The length of the window, which slides.';
comment on column auth.throttle_limits.purpose is 'What it guards against.';

insert into auth.throttle_limits (kind, most, within, purpose) values
('register_ip', 20, '1 hour', 'Accounts by the thousand; asking which addresses have one.'),
('login_ip', 100, '15 minutes', 'One password tried on many accounts, from devices that nobody knows.'),
('login_account', 10, '15 minutes', 'Guessing a password: all devices that nobody knows together.'),
('login_device', 10, '15 minutes', 'The same on a known device, which strangers cannot lock out.'),
('password_person', 10, '15 minutes', 'Guessing the current password in a session that was stolen.'),
('pin_ip', 100, '15 minutes', 'Guessing PINs from devices that nobody knows, where none is right.'),
('pin_stranger', 10, '15 minutes', 'The same for one username.'),
('pin_device', 5, '15 minutes', 'Guessing a PIN on a device that was stolen.'),
('pin_account', 20, '1 day', 'The same, day after day, or on several: then only a full sign-in is left.'),
('pin_change', 10, '1 hour', 'Keeping the hash workers busy with one''s own PIN.'),
('mail_ip', 30, '1 hour', 'Filling the inboxes of many strangers.'),
('mail_address', 3, '1 hour', 'Filling the inbox of one; nobody is told that this limit is reached.'),
('mail_person', 10, '1 hour', 'Asking which addresses have an account, by wanting them for oneself.'),
('second_factor', 5, '5 minutes', 'Guessing codes: on one known device, or on all others together.'),
('second_factor_day', 30, '1 day', 'The same, day after day.'),
('organization_person', 20, '1 day', 'Organizations by the thousand.'),
('invitation_org', 60, '1 hour', 'Mailing strangers from one organization.'),
('invitation_person', 60, '1 hour', 'The same from many, by one person.'),
('invitation_address', 5, '1 day', 'Mailing one stranger again and again, whoever does it.'),
('search_person', 60, '1 minute', 'Reading off who is here.'),
('new_device_mail', 5, '1 day', 'A mail for each sign-in of a program that never shows its device token.'),
('oauth_ip', 60, '5 minutes', 'Flows by the thousand, each of which is a row.'),
('token_ip', 60, '5 minutes', 'Guessing the codes that come back from providers.'),
('export_person', 10, '1 hour', 'Keeping the database busy with one''s own past.');

commit;
