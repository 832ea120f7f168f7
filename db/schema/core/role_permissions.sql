-- Deploy ontour:schema/core/role_permissions to pg
-- requires: schema/core/schemas

-- The one place that says what a role may do. Policies ask for permissions, never for roles.

begin;

create table core.roles (
    role text not null,
    purpose text not null,

    constraint roles_pkey primary key (role)
);

create table core.permissions (
    permission text not null,
    needs_full_sign_in boolean not null,

    constraint permissions_pkey primary key (permission),
    constraint permissions_permission_form_check check (permission ~ '^[a-z_]+\.[a-z]+$')
);

create table core.role_permissions (
    role text not null,
    permission text not null,

    constraint role_permissions_pkey primary key (role, permission),
    constraint role_permissions_role_fkey foreign key (role) references core.roles (role),
    constraint role_permissions_permission_fkey foreign key (permission)
    references core.permissions (permission)
);

create index role_permissions_permission_idx on core.role_permissions (permission, role);

alter table core.roles enable row level security;
alter table core.permissions enable row level security;
alter table core.role_permissions enable row level security;

comment on table core.roles is 'The roles that a member of an organization can have.';
comment on column core.roles.purpose is 'Who has this role.';
comment on table core.permissions is 'What there is to be allowed.';
comment on column core.permissions.permission is
'What a policy asks core.orgs_with for, such as show.read.';
comment on column core.permissions.needs_full_sign_in is
'Whether a session that was opened by a PIN alone goes without it: all about money and management.';
comment on table core.role_permissions is 'What each role may do.';

insert into core.roles (role, purpose) values
('owner', 'Runs the organization and decides who else owns it.'),
('admin', 'Runs the organization day to day.'),
('manager', 'Plans shows and agrees deals.'),
('finance', 'Keeps the books.'),
('crew', 'Works on the road.'),
('viewer', 'Looks on; sees no money.');

-- show.write plans; road.write is what the crew changes at work; road.manage sees every group's plans and
-- approves.
insert into core.permissions (permission, needs_full_sign_in) values
('org.read', false), ('org.manage', true), ('member.manage', true), ('owner.manage', true),
('show.read', false), ('show.write', false), ('road.write', false), ('road.manage', false),
('finance.read', true), ('finance.write', true);

insert into core.role_permissions (role, permission) values
('owner', 'org.read'), ('owner', 'org.manage'), ('owner', 'member.manage'), ('owner', 'owner.manage'),
('owner', 'road.write'), ('owner', 'road.manage'),
('owner', 'show.read'), ('owner', 'show.write'), ('owner', 'finance.read'), ('owner', 'finance.write'),
('admin', 'org.read'), ('admin', 'org.manage'), ('admin', 'member.manage'),
('admin', 'road.write'), ('admin', 'road.manage'),
('admin', 'show.read'), ('admin', 'show.write'), ('admin', 'finance.read'), ('admin', 'finance.write'),
('manager', 'org.read'), ('manager', 'show.read'), ('manager', 'show.write'),
('manager', 'road.write'), ('manager', 'road.manage'),
('manager', 'finance.read'), ('manager', 'finance.write'),
('finance', 'org.read'), ('finance', 'show.read'), ('finance', 'finance.read'), ('finance', 'finance.write'),
('crew', 'org.read'), ('crew', 'show.read'), ('crew', 'road.write'),
('viewer', 'org.read'), ('viewer', 'show.read');

commit;
