-- Deploy ontour:schema/change/access to pg
-- requires: schema/core/schemas

-- Who may read which topic from which position to which. The sequencer keeps it from the membership rows
-- of the feed itself, so access begins and ends at an exact position, whoever reads and whenever.

begin;

create table change.access (
    user_id uuid not null,
    topic text not null,
    since bigint not null,
    until bigint,

    constraint access_pkey primary key (user_id, topic, since),
    constraint access_until_after_since_check check (until >= since)
);

create index access_topic_user_id_idx on change.access (topic, user_id) where until is null;

create table change.access_changes (
    position bigint not null,
    user_id uuid not null,
    is_gain boolean not null,
    org_topic text not null,
    topics text[] not null,
    colleagues uuid[] not null,

    constraint access_changes_pkey primary key (user_id, position, is_gain)
);

create index access_changes_position_idx on change.access_changes (position);
create index access_changes_org_topic_position_idx on change.access_changes (org_topic, position);

alter table change.access enable row level security;
alter table change.access_changes enable row level security;

comment on table change.access is 'From which position on, and up to which, somebody reads a topic.';
comment on column change.access.user_id is 'The person.';
comment on column change.access.topic is 'Such as org:<id>.';
comment on column change.access.since is
'The change that gave it; later ones are read. 0: from the beginning.';
comment on column change.access.until is 'The change that took it; null while it lasts.';
comment on table change.access_changes is
'What a change of a membership gave its person or took, and with whom they come to share an organization,
or cease to.';
comment on column change.access_changes.position is 'The change of the membership.';
comment on column change.access_changes.user_id is 'The member.';
comment on column change.access_changes.is_gain is 'Whether it gave; else it took.';
comment on column change.access_changes.org_topic is 'The topic of the membership''s organization.';
comment on column change.access_changes.topics is
'The topics that the member reads from here on, or no more.';
comment on column change.access_changes.colleagues is
'Those whose profile the member reads from here on, or no more, as they read the member''s.';

commit;
