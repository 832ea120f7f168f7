-- Tests functions/tour/announce_guest: who hears of a request, and of its decision.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment, holder_id) values
(tests.id('list'), tests.id('gig'), 'Band', 20, tests.id('finance')),
(tests.id('open'), tests.id('gig'), 'All', 20, null);

prepare ask (text, text) as
insert into api.guests (guest_list_id, name, status) values (tests.id($1), 'Anna', $2);
prepare told as
select users.full_name, notifications.kind, notifications.subject_table, notifications.subject_id
from api.notifications
join api.users on users.id = notifications.user_id
where read_at is null
order by 1;

select tests.become(tests.id('crew'));
execute ask('list', 'requested');
select tests.become_superuser();
select results_eq(
    'told', $$values ('Finance', 'guest_request', 'guest_lists', tests.id('list'))$$, 'the holder of the list'
);
select results_eq(
    'select data, actor_id from api.notifications',
    $$select jsonb_build_object('guest_id', guests.id), tests.id('crew') from api.guests$$, 'with the guest'
);
update api.notifications set read_at = now();

select tests.become(tests.id('manager'));
execute ask('open', 'requested');
select tests.become_superuser();
select results_eq(
    'told',
    $$
        select initcap(name), 'guest_request', 'guest_lists', tests.id('open')
        from unnest('{admin,owner}'::text[]) as name
    $$,
    'else all who manage the road, but who asks'
);
update api.notifications set read_at = now();

select tests.become(tests.id('manager'));
execute ask('open', 'approved');
update api.guests set status = 'approved' where guest_list_id = tests.id('list');
update api.guests set party_size = 2;
select tests.become_superuser();
select results_eq(
    'told',
    $$
        select 'Crew', 'guest_decision', 'guests', guests.id
        from api.guests where guest_list_id = tests.id('list')
    $$,
    'who asked hears of the decision, once'
);
select results_eq(
    'select data from api.notifications where read_at is null',
    $$values (jsonb_build_object('status', 'approved', 'guest_list_id', tests.id('list')))$$, 'which it is'
);
update api.notifications set read_at = now();
select tests.become(tests.id('manager'));
update api.guests set status = 'declined' where guest_list_id = tests.id('list');
update api.guests set status = 'requested' where guest_list_id = tests.id('list');
select tests.become_superuser();
select is((select count(*) from api.notifications where read_at is null), 1::bigint, 'and of the next');
select is(
    (select data ->> 'status' from api.notifications where read_at is null), 'declined', 'which is another'
);
select tests.become(tests.id('crew'));
update api.guests set deleted_at = now() where requested_by = tests.id('crew');
select tests.become_superuser();
select is((select count(*) from api.notifications where read_at is null), 1::bigint, 'of the rest nobody');

select * from finish();
rollback;
