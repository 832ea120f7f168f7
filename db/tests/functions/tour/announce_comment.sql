-- Tests functions/tour/announce_comment: who is told of a comment, and as what.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare told as
select users.full_name, notifications.kind
from api.notifications
join api.users on users.id = notifications.user_id
where notifications.read_at is null
order by 1;
create function pg_temp.say(name text, variadic mentions text[] default '{}')
returns void
language plpgsql
as $$
begin
    update api.notifications set read_at = now() where read_at is null;
    perform tests.become(tests.id(say.name));
    insert into api.comments (subject_table, subject_id, body, mentions)
    values ('shows', tests.id('gig'), say.name, array(select tests.id(m) from unnest(say.mentions) as m));
    perform tests.become_superuser();
end
$$;

select pg_temp.say('crew', 'owner', 'crew');
select results_eq(
    'told', $$values ('Owner', 'mention')$$,
    'who is mentioned is told, and nobody of what they say themselves'
);
select pg_temp.say('viewer');
select results_eq('told', $$values ('Crew', 'comment')$$, 'who has said something hears of the next');
select pg_temp.say('manager', 'crew');
select results_eq(
    'told', $$values ('Crew', 'mention'), ('Viewer', 'comment')$$, 'once, and as the nearer of the two'
);
select results_eq(
    $$select data, actor_id from api.notifications where user_id = tests.id('viewer')$$,
    $$
        select jsonb_build_object('comment_id', comments.id), tests.id('manager')
        from api.comments where body = 'manager'
    $$,
    'with the comment'
);
update api.notifications set read_at = now();
select tests.become(tests.id('manager'));
update api.comments set mentions = array[tests.id('crew'), tests.id('admin')] where body = 'manager';
select tests.become_superuser();
select results_eq('told', $$values ('Admin', 'mention')$$, 'who is added later is told then');
select tests.become(tests.id('manager'));
update api.comments set body = 'm' where body = 'manager';
update api.comments set deleted_at = now() where body = 'm';
select tests.become_superuser();
select is((select count(*) from api.notifications where read_at is null), 1::bigint, 'nobody of the rest');
select ok(
    not exists (select from api.notifications where data ? 'body' or data::text like '%manager%'),
    'a notification does not say what was said'
);

select * from finish();
rollback;
