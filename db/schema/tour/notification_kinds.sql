-- Deploy ontour:schema/tour/notification_kinds to pg
-- requires: schema/core/schemas

-- What can be told and muted. A module that tells something new adds its row in a file of its own.

begin;

create table api.notification_kinds (
    kind text not null,
    purpose text not null,

    constraint notification_kinds_pkey primary key (kind),
    constraint notification_kinds_kind_form_check check (kind ~ '^[a-z][a-z_]{0,49}$')
);

comment on table api.notification_kinds is
'What people are told, for a page of settings: each may stand in muted_by_email and muted_by_push of
preferences.';
comment on column api.notification_kinds.purpose is 'When it is sent, in English.';

insert into api.notification_kinds (kind, purpose) values
('invitation', 'Somebody invites you into an organization. A mail alone: see rpc/my_invitations.'),
('mention', 'A comment mentions you.'),
('comment', 'Somebody comments on what you have commented on.'),
('assignment', 'Something on a checklist is yours to do.'),
('due', 'Something on a checklist that is yours is due within a day.'),
('guest_request', 'Somebody asks for a place on a guest list that you decide about.'),
('guest_decision', 'A guest whom you asked for has been approved or declined.');

commit;
