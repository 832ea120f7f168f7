-- Deploy ontour:schema/tour/notifications to pg
-- requires: schema/core/organizations
-- requires: schema/tour/notification_kinds
-- requires: functions/change/track
-- requires: functions/change/merge_by

-- What somebody is told as a member of an organization, so it ends with the membership. It leads to a row
-- and says nothing of what stands there: whoever may no longer read that, or not by a PIN alone, learns
-- nothing. Written by tour.notify alone.

begin;

create table api.notifications (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    user_id uuid not null,
    actor_id uuid,
    kind text not null,
    subject_table text not null,
    subject_id uuid not null,
    data jsonb not null default '{}',
    read_at timestamptz,
    topics text[] not null generated always as (
        array['org:' || org_id::text || ':member:' || user_id::text]
    ) stored,

    constraint notifications_pkey primary key (id),
    constraint notifications_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint notifications_user_id_fkey foreign key (user_id) references api.users (id) on delete cascade,
    constraint notifications_actor_id_fkey foreign key (actor_id) references api.users (id),
    constraint notifications_kind_fkey foreign key (kind) references api.notification_kinds (kind),
    constraint notifications_data_small_check check (
        jsonb_typeof(data) = 'object' and octet_length(data::text) <= 2000
    )
);

call change.track('api.notifications', topics => array['{topics}']);
-- Read on one device is read.
call change.merge_by('api.notifications', '{"read_at": "latest"}');

create index notifications_user_id_created_at_idx on api.notifications (user_id, created_at);
create index notifications_user_id_kind_subject_id_idx on api.notifications (user_id, kind, subject_id);
create index notifications_org_id_idx on api.notifications (org_id);
create index notifications_actor_id_idx on api.notifications (actor_id);
create index notifications_kind_idx on api.notifications (kind);

comment on table api.notifications is
'What you are told: one row a person, which nobody else sees. Unread ones: read_at=is.null.';
comment on column api.notifications.org_id is
'The organization that it comes from; it ends with the membership.';
comment on column api.notifications.user_id is 'Who is told.';
comment on column api.notifications.actor_id is
'Whose doing it is; null where nobody did it, such as when time is up.';
comment on column api.notifications.kind is 'What it is; see notification_kinds.';
comment on column api.notifications.subject_table is 'The table of the row that it leads to.';
comment on column api.notifications.subject_id is 'The row that it leads to.';
comment on column api.notifications.data is 'More that depends on the kind, such as {"comment_id": ...}.';
comment on column api.notifications.read_at is 'When you read it; null until you send it.';
comment on column api.notifications.topics is 'Who may read it: one person, as a member of the organization.';

commit;
