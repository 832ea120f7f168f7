-- Deploy ontour:functions/change/granted_topics to pg
-- requires: schema/change/topic_permissions
-- requires: schema/core/role_permissions

begin;

create or replace function change.granted_topics(membership jsonb)
returns text[]
language sql
stable
set search_path = ''
begin atomic
    select coalesce(
        array_agg(
            replace(
                replace(asked.topic, '{org_id}', membership ->> 'org_id'),
                '{user_id}', membership ->> 'user_id'
            )
        ),
        '{}'
    )
    from change.topic_permissions as asked
    join core.role_permissions as granted on granted.permission = asked.permission
    where granted.role = membership ->> 'role'
        and membership ->> 'deleted_at' is null;
end;

comment on function change.granted_topics(jsonb) is
'The topics that a membership, as the log keeps it, lets its person read; none if it is null or deleted.';

commit;
