-- Tests functions/change/erase_person. tests/red_team tries to pass other things off as this.
begin;
select plan(10);
\ir ../../support/fixtures.psql

select tests.become(tests.id('stranger'));
select tests.request('POST', '/shows', '{"x-real-ip": "10.1.2.3", "user-agent": "Firefox"}');
insert into api.shows (org_id, name) values (tests.id('rivals'), 'Solo');
update api.shows set notes = 'Mine' where name = 'Solo';
select tests.become_superuser();
insert into api.shows (org_id, name) values (tests.id('band'), 'Theirs');
update change.log set actor_id = tests.id('stranger'), ip = '10.1.2.3' where after ->> 'name' = 'Theirs';
do $$
begin
    perform change.publish();
    perform change.seal();
end
$$;
insert into change.erasures (user_id, org_ids) values (tests.id('stranger'), array[tests.id('rivals')]);

prepare step as select change.erase_person(erasures, 1) from change.erasures;
prepare remainder as
select log.table_name, log.op from change.log as log
where log.images_hash is not null order by log.seq;

select set_eq('step', array[1], 'in steps');
do $$
declare
    v_done bigint;
begin
    loop
        select change.erase_person(erasures, 2) into v_done from change.erasures;
        exit when v_done < 2;
    end loop;
end
$$;
select results_eq('remainder', $$
    values ('users', 'insert'), ('preferences', 'insert'), ('organizations', 'insert'),
    ('shows', 'insert'), ('shows', 'update')
$$, 'images of the person, and of what was theirs alone, are gone');
select is_empty(
    'select from change.log where images_hash is not null and num_nonnulls(before, after, salt) > 0',
    'with their salt'
);
select results_eq(
    $$
        select after ->> 'name', actor_id, ip
        from change.log where after @> jsonb_build_object('org_id', tests.id('band'), 'name', 'Theirs')
    $$,
    $$values ('Theirs', tests.id('stranger'), null::inet)$$,
    'what they wrote for others stays, without from where'
);
select is_empty(
    $$select from change.log where actor_id = tests.id('stranger') and context_hash is null$$,
    'from where they wrote stays nowhere'
);
select isnt_empty(
    $$
        select from change.log
        where table_name = 'memberships' and after @> jsonb_build_object('user_id', tests.id('stranger'))
    $$,
    'memberships stay: they are ids'
);
select is_empty('select change.verify_rows()', 'every leaf is what it was');
select is_empty(
    $$
        select from change.feed_topics join change.feed using (position) join change.log using (seq)
        where log.images_hash is not null
    $$,
    'nobody is told any more'
);
select is_empty(
    $$
        select from change.frames join change.feed using (position) join change.log using (seq)
        where log.images_hash is not null and num_nonnulls(frames.topics_before, frames.topics_after) > 0
    $$,
    'not even who reads all'
);
select set_eq('step', array[0], 'a second time does nothing');

select * from finish();
rollback;
