-- Tests functions/change/end_presence
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

insert into change.presence (connection_id, org_id, user_id, status, expires_at)
select tests.id(connection), tests.id('band'), tests.id(person), status, now() + lease::interval
from (values
    ('phone', 'crew', 'online', '0 s'), ('laptop', 'crew', 'away', '1 hour'),
    ('tablet', 'viewer', 'away', '0 s'), ('desk', 'viewer', 'online', '1 hour'),
    ('watch', 'finance', 'online', '0 s'), ('car', 'owner', 'online', '0 s'),
    ('van', 'admin', 'online', '0 s')
) as given (connection, person, status, lease);
update api.users set is_presence_visible = false where id = tests.id('owner');
execute heard;
prepare ended (text[], text[]) as
select lower(users.full_name), ended.status
from change.end_presence(array(select tests.id(unnest($1))), array(select tests.id(unnest($2)))) as ended
join api.users on users.id = ended.user_id
order by 1;

select results_eq(
    $$execute ended('{crew,viewer,finance,owner}', '{}')$$,
    $$values ('crew', 'away'), ('finance', 'offline'), ('owner', 'offline')$$,
    'what has expired goes: some are offline, some less than they were, some as they were'
);
select results_eq('heard', array['crew is away', 'finance is offline'], 'told to others, unless one hides');
select is_empty($$execute ended('{crew,viewer,finance,owner}', '{}')$$, 'once');
select results_eq(
    $$execute ended('{crew,viewer}', '{laptop,tablet,van}')$$, $$values ('crew', 'offline')$$,
    'connections that are closed go too'
);
select is_empty($$execute ended(null, null)$$, 'nobody asked for');
select results_eq(
    'select user_id from change.presence order by 1',
    $$select tests.id(name) from unnest('{viewer,admin}'::text[]) as name order by 1$$,
    'those of others stay, expired or not'
);

select * from finish();
rollback;
