-- Tests functions/change/granted_topics.
begin;
select plan(5);

create function tests.granted(role text, deleted_at timestamptz default null) returns text[]
language sql begin atomic
    select array(
        select unnest(change.granted_topics(
            jsonb_build_object('org_id', 'o', 'user_id', 'u', 'role', role, 'deleted_at', deleted_at)
        )) order by 1
    );
end;

select is(
    tests.granted('crew'), '{org:o,org:o:member:u}', 'crew read the organization, and what is theirs in it'
);
select is(tests.granted('finance'), '{org:o,org:o:finance,org:o:member:u}', 'finance its money too');
select is(tests.granted('owner', now()), '{}', 'who is no member reads nothing');
select is(change.granted_topics(null), '{}', 'no membership, no topic');
-- Colleagues are found by the topic of the organization, and profiles are read by whoever may read it.
select is_empty(
    $$
        (select role from core.role_permissions where permission = 'org.read')
        except (select role from core.role_permissions where permission = 'show.read')
    $$,
    'every role that reads an organization reads its topic'
);

select * from finish();
rollback;
