-- Deploy ontour:functions/change/weak_topics to pg
-- requires: schema/change/topic_permissions
-- requires: schema/core/role_permissions

begin;

-- Security definer: the permissions behind topics are nobody's to read.
create or replace function change.weak_topics()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return array(
        select asked.topic
        from change.topic_permissions as asked
        join core.permissions as permissions on permissions.permission = asked.permission
        where not permissions.needs_full_sign_in
    );
end
$$;

comment on function change.weak_topics() is
'The topics of organizations, as templates, which a session reads that only a PIN vouches for.';

grant execute on function change.weak_topics() to relay;

commit;
