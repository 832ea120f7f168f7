-- Deploy ontour:schema/tour/party_members to pg
-- requires: schema/tour/party_groups
-- requires: schema/core/memberships

begin;

create table api.party_members (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    group_id uuid not null,
    user_id uuid not null,
    duty text,

    constraint party_members_pkey primary key (id),
    constraint party_members_group_id_fkey foreign key (org_id, group_id)
    references api.party_groups (org_id, id),
    constraint party_members_user_id_fkey foreign key (user_id) references api.users (id),
    constraint party_members_duty_length_check check (char_length(duty) between 1 and 100)
);

call change.track(
    'api.party_members', topics => array['org:{org_id}'], parent => 'group_id', write => 'road.manage'
);

create unique index party_members_group_id_user_id_key on api.party_members (group_id, user_id)
where deleted_at is null;
create index party_members_group_id_idx on api.party_members (group_id, org_id);
create index party_members_user_id_org_id_idx on api.party_members (user_id, org_id);

comment on table api.party_members is 'Who belongs to which party group.';
comment on column api.party_members.org_id is 'The organization of the group.';
comment on column api.party_members.user_id is 'A member of the organization; once in a group.';
comment on column api.party_members.duty is 'What the person does on the road, such as Drums or Lights.';

commit;
