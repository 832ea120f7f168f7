-- Tests functions/tour/announce_assignment: who is given something to do hears of it.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');
insert into api.checklists (id, org_id, name, is_template)
values (tests.id('template'), tests.id('band'), 'Template', true);
prepare told as
select user_id, kind, subject_table, subject_id from api.notifications order by created_at, id;

select tests.become(tests.id('manager'));
insert into api.checklist_items (checklist_id, title, owner_id) values
(tests.id('advance'), 'Rider', tests.id('viewer')), (tests.id('advance'), 'Visa', tests.id('manager')),
(tests.id('advance'), 'Parking', null), (tests.id('template'), 'Rider', tests.id('viewer'));
select tests.become_superuser();
select results_eq(
    'told', $$values (tests.id('viewer'), 'assignment', 'checklists', tests.id('advance'))$$,
    'who has to do it, unless they said so themselves, and of no template'
);
select results_eq(
    'select data from api.notifications',
    $$
        select jsonb_build_object('checklist_item_id', id)
        from api.checklist_items where title = 'Rider' and checklist_id = tests.id('advance')
    $$,
    'with the thing'
);
select tests.become(tests.id('manager'));
update api.checklist_items set owner_id = tests.id('crew') where title in ('Rider', 'Parking');
select tests.become_superuser();
select is(
    (select count(*) from api.notifications where user_id = tests.id('crew')), 2::bigint,
    'so does who comes to have it'
);
update api.checklist_items set owner_id = owner_id, notes = 'x';
select is((select count(*) from api.notifications), 3::bigint, 'once');
update api.checklist_items set done_at = now(), owner_id = tests.id('owner') where title = 'Visa';
select is((select count(*) from api.notifications), 3::bigint, 'and nobody of what is done');

select * from finish();
rollback;
