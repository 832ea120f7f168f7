-- Deploy ontour:functions/change/readable_topics to pg
-- requires: functions/core/orgs_with
-- requires: schema/change/topic_permissions

-- What table policies say about rows, said about the log. The two rest on the same core.orgs_with. Not SQL,
-- which would be planned anew for each statement: policies ask it.

begin;

-- Security definer: reads who else belongs to the caller's organizations.
create or replace function change.readable_topics()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return (
        select coalesce(array_agg(readable.topic), '{}')
        from (
            select replace(
                replace(asked.topic, '{org_id}', org_id::text), '{user_id}', core.current_user_id()::text
            )
            from change.topic_permissions as asked
            cross join lateral unnest(core.orgs_with(asked.permission)) as org_id
            union all
            select 'user:' || core.current_user_id()
            union all
            select 'profile:' || core.current_user_id()
            union
            select 'profile:' || memberships.user_id
            from api.memberships as memberships
            where memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
                and memberships.deleted_at is null
        ) as readable (topic)
        where readable.topic is not null
    );
end
$$;

comment on function change.readable_topics() is 'The topics that the caller may read now.';

grant execute on function change.readable_topics() to anon, member;

commit;
