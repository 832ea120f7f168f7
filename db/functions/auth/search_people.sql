-- Deploy ontour:functions/auth/search_people to pg
-- requires: schema/core/users
-- requires: functions/auth/limit_rate
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id

-- Colleagues are few and looked at one by one; all others come from an index that holds only those who let
-- themselves be found. The beginning is a range of that index: in it no character sorts after z but ~.

begin;

-- Security definer: finds people whom the caller may not read.
create or replace function api.search_people(query text)
returns table (id uuid, username text, full_name text, avatar_url text, is_colleague boolean)
language plpgsql
volatile
security definer
rows 20
set search_path = ''
as $$
declare
    v_self constant uuid := core.current_user_id();
    v_query constant text := lower(ltrim(trim(search_people.query), '@'));
begin
    if (char_length(v_query) between 3 and 100) is not true then
        perform core.fail('QUERY_TOO_SHORT', 'characters=' || coalesce(char_length(v_query), 0));
    end if;
    perform auth.limit_rate('search_person', v_self::text);

    return query
    with colleagues as (
        select users.id
        from (
            select distinct memberships.user_id
            from api.memberships
            where memberships.org_id = any ((select core.orgs_with('org.read'))::uuid[])
                and memberships.deleted_at is null
        ) as seats
        join api.users on users.id = seats.user_id
        where users.status = 'active'
            and users.deleted_at is null
            and (
                starts_with(users.username, v_query)
                or strpos(' ' || lower(users.full_name), ' ' || v_query) > 0
            )
    ), others as (
        select users.id
        from api.users
        where users.is_searchable
            and users.status = 'active'
            and users.deleted_at is null
            and users.username ~>=~ v_query
            and users.username ~<~ (v_query || '~')
        order by users.username using ~<~
        limit 21
    )
    select
        found.id, found.username, found.full_name, found.avatar_url,
        found.id in (select colleagues.id from colleagues) as is_colleague
    from api.users as found
    where found.id in (select colleagues.id from colleagues union all select others.id from others)
        and found.id <> v_self
    order by is_colleague desc, found.username, found.full_name, found.id
    limit 20;
end
$$;

comment on function api.search_people(text) is
'At most 20 people whose username begins with the query, or, of colleagues, a word of whose name does;
colleagues first. Whom one shares no organization with is found only if they are searchable. Any signed-in
person. Raises QUERY_TOO_SHORT (422: fewer than 3 characters) and THROTTLED (429).';

grant execute on function api.search_people(text) to member;

commit;
