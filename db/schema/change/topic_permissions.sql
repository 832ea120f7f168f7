-- Deploy ontour:schema/change/topic_permissions to pg
-- requires: schema/core/schemas

-- The one place that ties the topics of the feed to the permissions that table policies ask for.

begin;

create table change.topic_permissions (
    topic text not null,
    permission text not null,

    constraint topic_permissions_pkey primary key (topic)
);

alter table change.topic_permissions enable row level security;

insert into change.topic_permissions (topic, permission) values
('org:{org_id}', 'show.read'),
('org:{org_id}:members', 'member.manage'),
('org:{org_id}:finance', 'finance.read'),
('org:{org_id}:road', 'road.manage'),
('org:{org_id}:member:{user_id}', 'show.read');

comment on table change.topic_permissions is 'The permission that reads each topic of an organization.';
comment on column change.topic_permissions.topic is
'A template: org_id is the organization''s, user_id the reader''s own, so that a row is theirs alone, as a
member.';
comment on column change.topic_permissions.permission is
'What the policies of such tables ask core.orgs_with for.';

commit;
