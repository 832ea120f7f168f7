-- Deploy ontour:schema/auth/invitations to pg
-- requires: schema/core/organizations
-- requires: schema/core/role_permissions
-- requires: functions/change/track

-- To an address, to a person, or to whoever has the link. Open is one that is neither deleted nor declined
-- nor used up nor expired, and whose author may still give the role. No token stands here: that of a mail is
-- in auth.one_time_tokens, that of a link in auth.invitation_links. The address does not enter the log, which
-- does not forget: it may be that of somebody who never comes.

begin;

create table api.invitations (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    role text not null,
    invited_by uuid not null,
    email text,
    user_id uuid,
    uses integer not null default 1,
    used_count integer not null default 0,
    expires_at timestamptz not null,
    declined_at timestamptz,

    constraint invitations_pkey primary key (id),
    constraint invitations_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint invitations_role_fkey foreign key (role) references core.roles (role),
    constraint invitations_invited_by_fkey foreign key (invited_by) references api.users (id),
    constraint invitations_user_id_fkey foreign key (user_id) references api.users (id),
    constraint invitations_email_form_check check (
        email = lower(email) and email like '_%@_%' and octet_length(email) <= 254
    ),
    constraint invitations_uses_bounds_check check (uses between 1 and 1000),
    constraint invitations_used_count_within_uses_check check (used_count between 0 and uses),
    constraint invitations_to_one_of_a_kind_check check (
        num_nonnulls(email, user_id) = 0 or num_nonnulls(email, user_id) = 1 and uses = 1
    )
);

-- Written through functions; deleting one is revoking it, and there is no way back.
call change.track('api.invitations', topics => array['org:{org_id}:members'], redacted => '{email}');

-- The second invitation of an address or a person takes the place of the first.
create unique index invitations_org_id_email_key on api.invitations (org_id, email)
where used_count = 0 and deleted_at is null;
create unique index invitations_org_id_user_id_key on api.invitations (org_id, user_id)
where used_count = 0 and deleted_at is null;
create index invitations_org_id_idx on api.invitations (org_id);
create index invitations_email_idx on api.invitations (email);
create index invitations_user_id_idx on api.invitations (user_id);
create index invitations_invited_by_idx on api.invitations (invited_by);
create index invitations_role_idx on api.invitations (role);

comment on table api.invitations is
'Who has been asked into an organization, by mail, by name or by a link; made by rpc/invite and
rpc/create_invitation_link, revoked by DELETE.';
comment on column api.invitations.role is 'What who accepts becomes.';
comment on column api.invitations.invited_by is
'The author. It is good as long as the author may give this role.';
comment on column api.invitations.email is
'The address that was asked, in lower case. Never in the feed or in a history: read it here.';
comment on column api.invitations.user_id is 'The person who was asked; null for an address and for a link.';
comment on column api.invitations.uses is 'How many people may come in by it; 1 unless it is a link.';
comment on column api.invitations.used_count is 'How many have.';
comment on column api.invitations.expires_at is 'Until when it is good.';
comment on column api.invitations.declined_at is 'When the person who was asked said no.';

commit;
