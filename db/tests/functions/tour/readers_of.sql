-- Tests functions/tour/readers_of: the same people as change.readable_topics, asked the other way round.
begin;
select plan(7);
\ir ../../support/fixtures.psql

create function pg_temp.readers(suffix text)
returns setof text
language sql
as $$
    select users.full_name
    from tour.readers_of(tests.id('band'), array['org:' || tests.id('band') || suffix]) as reader (id)
    join api.users on users.id = reader.id
$$;

select bag_eq(
    $$select pg_temp.readers('')$$, '{Owner,Admin,Manager,Finance,Crew,Viewer}'::text[], 'members read shows'
);
select bag_eq(
    $$select pg_temp.readers(':finance')$$, '{Owner,Admin,Manager,Finance}'::text[], 'not all read money'
);
select bag_eq(
    $$select pg_temp.readers(':member:' || tests.id('crew'))$$, '{Crew}'::text[], 'one''s own is one''s own'
);
select is_empty($$select pg_temp.readers(':nobody')$$, 'what nobody reads');
select is_empty(
    $$select tour.readers_of(tests.id('rivals'), array['org:' || tests.id('band')])$$,
    'another organization does not count'
);
update api.memberships set deleted_at = now() where user_id = tests.id('crew');
select bag_eq(
    $$select pg_temp.readers('')$$, '{Owner,Admin,Manager,Finance,Viewer}'::text[], 'nor who has left'
);

-- The law: a member is a reader of exactly the topics that they read.
create table pg_temp.told as
select person.name, array(
    select known.topic from change.topic_permissions as known
    where tests.id(person.name) in (
        select tour.readers_of(tests.id('band'), array[
            replace(
                replace(known.topic, '{org_id}', tests.id('band')::text),
                '{user_id}', tests.id(person.name)::text
            )
        ])
    )
    order by 1
) as topics
from unnest('{owner,admin,manager,finance,crew,viewer}'::text[]) as person (name);
create table pg_temp.may (name text, topics text[]);
grant insert on pg_temp.may to member;
grant select on change.topic_permissions to member;
create policy everybody on change.topic_permissions for select to member using (true);
create function pg_temp.ask(name text)
returns void
language plpgsql
as $$
begin
    perform tests.become(tests.id(ask.name));
    insert into pg_temp.may
    select ask.name, array(
        select known.topic from change.topic_permissions as known
        where replace(
            replace(known.topic, '{org_id}', tests.id('band')::text), '{user_id}', tests.id(ask.name)::text
        ) = any (change.readable_topics())
        order by 1
    );
    perform tests.become_superuser();
end
$$;
select pg_temp.ask(name) from unnest('{owner,admin,manager,finance,crew,viewer}'::text[]) as name;
select bag_eq('select * from pg_temp.told', 'select * from pg_temp.may', 'who reads is who may');

select * from finish();
rollback;
