-- Tests schema/change/feed, and with it sequencer, access and frames: functions alone read and write them.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select is_empty(
    $$
        select role, rel, privilege
        from unnest('{anon,member,bridge,relay,worker,analyst,authenticator}'::name[]) as role
        cross join unnest(
            array[
                'change.feed', 'change.feed_topics', 'change.sequencer', 'change.access',
                'change.access_changes', 'change.frames'
            ]::regclass[]
        ) as rel
        cross join unnest('{select,insert,update,delete,truncate}'::text[]) as privilege
        where has_table_privilege(role, rel, privilege)
    $$,
    'no role has any privilege on what makes the feed'
);
select throws_ok(
    'insert into change.feed (position, seq, logged_at) select 9, seq, now() from change.log limit 2',
    '23505', null, 'a position is given once'
);
select change.publish();
select throws_ok(
    'insert into change.feed (position, seq, logged_at) select -1, seq, now() from change.log limit 1',
    '23505', null, 'and a change has one'
);

select * from finish();
rollback;
