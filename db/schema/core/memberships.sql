-- Deploy ontour:schema/core/memberships to pg
-- requires: schema/core/organizations
-- requires: schema/core/role_permissions

begin;

create table api.memberships (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    user_id uuid not null,
    role text not null,

    constraint memberships_pkey primary key (id),
    constraint memberships_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint memberships_user_id_fkey foreign key (user_id) references api.users (id),
    constraint memberships_role_fkey foreign key (role) references core.roles (role)
);

call change.track(
    'api.memberships', topics => array['org:{org_id}'], parent => 'org_id', write => 'member.manage'
);

create unique index memberships_org_id_user_id_key on api.memberships (org_id, user_id)
where deleted_at is null;
-- The first serves core.orgs_with from the index alone, the second the foreign key.
create index memberships_user_id_org_id_role_idx on api.memberships (user_id, org_id, role)
where deleted_at is null;
create index memberships_user_id_idx on api.memberships (user_id);
create index memberships_org_id_idx on api.memberships (org_id);
create index memberships_role_idx on api.memberships (role);

comment on table api.memberships is 'Who belongs to which organization, and as what.';
comment on column api.memberships.role is 'owner, admin, manager, finance, crew or viewer.';

commit;
