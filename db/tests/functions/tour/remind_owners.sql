-- Tests functions/tour/remind_owners: what is due is said, once.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');
insert into api.checklists (id, org_id, name, is_template)
values (tests.id('template'), tests.id('band'), 'Template', true);
insert into api.checklist_items (checklist_id, title, owner_id, due_at, done_at)
select tests.id(list), title, tests.id(person), now() + due_in, case when is_done then now() end
from (values
    ('advance', 'Rider', 'viewer', interval '23 hours', false),
    ('advance', 'Late', 'viewer', interval '-6 days', false),
    ('advance', 'Forgotten', 'viewer', interval '-8 days', false),
    ('advance', 'Far', 'viewer', interval '25 hours', false),
    ('advance', 'Done', 'viewer', interval '1 hour', true),
    ('template', 'Never', 'viewer', interval '1 hour', false)
) as item (list, title, person, due_in, is_done);
insert into api.checklist_items (checklist_id, title, due_at) values (tests.id('advance'), 'Nobody', now());
delete from api.notifications;

prepare told as
select items.title, notifications.user_id
from api.notifications
join api.checklist_items as items on items.id = (data ->> 'checklist_item_id')::uuid
where kind = 'due'
order by 1;

select set_config('role', 'worker', true);
select is(tour.remind_owners(1), 1::bigint, 'the worker reminds');
select is(tour.remind_owners(), 1::bigint, 'of what is due within a day, or has been for a week');
select is(tour.remind_owners(), 0::bigint, 'once');
select tests.become_superuser();
select results_eq(
    'told', $$values ('Late', tests.id('viewer')), ('Rider', tests.id('viewer'))$$, 'who has to do it'
);
select results_eq(
    'select distinct subject_table, subject_id from api.notifications',
    $$values ('checklists', tests.id('advance'))$$, 'and leads them to the list'
);
update api.checklist_items set due_at = now() + interval '12 hours' where title = 'Rider';
select is(tour.remind_owners(), 1::bigint, 'again, when it is due at another time');
update api.checklist_items set due_at = now() + interval '11 hours' where title = 'Rider';
update api.shows set status = 'cancelled' where id = tests.id('gig');
select is(tour.remind_owners(), 0::bigint, 'not for a show that does not take place');
update api.checklists set show_id = null where id = tests.id('advance');
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select is(tour.remind_owners(), 0::bigint, 'nor who has left');
select tests.become(tests.id('owner'));
select throws_ok(
    'select tour.remind_owners()', '42501', 'permission denied for function remind_owners',
    'no web role reminds'
);

select * from finish();
rollback;
