-- Tests functions/change/set_presence: the best of a person's connections counts, and only a change is told.
begin;
select plan(20);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

create function pg_temp.say(connection text, person text, status text, org text default 'band')
returns text
language sql
as $$
    select change.set_presence(tests.id(connection), tests.id(person), tests.id(org), status)
$$;

select is(pg_temp.say('phone', 'crew', 'away'), 'away', 'the first connection');
select results_eq('heard', array['crew is away'], 'is announced');
select is(pg_temp.say('laptop', 'crew', 'online'), 'online', 'of two the better one counts');
select results_eq('heard', array['crew is online'], 'and is announced');
select is(pg_temp.say('phone', 'crew', 'online'), 'online', 'what changes nothing');
select is_empty('heard', 'is not');
select is(pg_temp.say('laptop', 'crew', 'offline'), 'online', 'one of two goes');
select is_empty('heard', 'and the person stays');
select is(pg_temp.say('phone', 'crew', 'offline'), 'offline', 'the last one goes');
select results_eq('heard', array['crew is offline'], 'and the person with it');
select is(pg_temp.say('phone', 'crew', 'offline'), 'offline', 'twice');
select is_empty('heard', 'is once');

select pg_temp.say('phone', 'crew', 'online');
select is(
    (select array_agg(frame || jsonb_build_object('topics', topics)) from tests.announced),
    array[jsonb_build_object(
        'type', 'presence', 'user_id', tests.id('crew'), 'org_id', tests.id('band'), 'status', 'online',
        'topics', array['org:' || tests.id('band')]
    )],
    'the frame is ready, for the readers of the organization'
);
select results_eq(
    $$select expires_at from change.presence$$, $$select now() + interval '1 minute'$$,
    'a lease lasts a minute'
);

select throws_code(
    $$select pg_temp.say('phone', 'crew', 'online', 'rivals')$$, 'NOT_FOUND',
    'nobody is present where they do not belong'
);
select throws_ok(
    $$select pg_temp.say('phone', 'crew', 'asleep')$$, '23514',
    'new row for relation "presence" violates check constraint "presence_status_known_check"', 'nor asleep'
);
execute heard;
select is(
    pg_temp.say('phone', 'manager', 'online'), 'offline', 'a connection stays with the person who opened it'
);
select is_empty('heard', 'and speaks for nobody else');

update api.users set is_presence_visible = false where id = tests.id('viewer');
select pg_temp.say('tablet', 'viewer', 'online');
select is_empty('heard', 'who hides is not announced');

set local role member;
select throws_ok(
    $$select change.set_presence(tests.id('a'), tests.id('crew'), tests.id('band'), 'online')$$, '42501',
    'permission denied for function set_presence', 'only relays know who is there'
);

select * from finish();
rollback;
