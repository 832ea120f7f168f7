-- Tests functions/tour/copy_checklist.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, org_id, name, notes)
values (tests.id('source'), tests.id('band'), 'Source', 'N');
insert into api.checklist_items (checklist_id, title, notes, owner_id, due_days, position, done_at) values
(tests.id('source'), 'Rider', 'Sent', tests.id('viewer'), 14, 1.5, now()),
(tests.id('source'), 'Visa', null, tests.id('finance'), null, 9, null),
(tests.id('source'), 'Gone', null, null, null, 10, null);
update api.checklist_items set deleted_at = now() where title = 'Gone';
update api.memberships set deleted_at = now() where user_id = tests.id('finance');

prepare copy (uuid, uuid) as select org_id, show_id, name, notes from api.copy_checklist($1, $2);

select tests.become(tests.id('crew'));
select results_eq(
    $$execute copy(tests.id('source'), tests.id('gig'))$$,
    $$values (tests.id('band'), tests.id('gig'), 'Source', 'N')$$, 'a copy for a show'
);
select results_eq(
    $$
        select title, items.notes, owner_id, due_days, due_at, done_at, position
        from api.checklist_items as items
        join api.checklists on checklists.id = items.checklist_id
        where show_id is not null
        order by position
    $$,
    $$
        values
        (
            'Rider', 'Sent', tests.id('viewer'), 14, '2027-02-16T11:00Z'::timestamptz, null::timestamptz, 1.5
        ),
        ('Visa', null, null, null, null, null, 9)
    $$,
    'with its items, for those who are still there, due before that show, and nothing done'
);
select tests.become_superuser();
select results_eq(
    $$select user_id from api.notifications where kind = 'assignment' and actor_id is not null$$,
    array[tests.id('viewer')], 'who hear of it'
);
select tests.become(tests.id('crew'));
select results_eq(
    $$execute copy(tests.id('source'), null)$$, $$values (tests.id('band'), null::uuid, 'Source', 'N')$$,
    'or for no show'
);
select throws_code(
    $$execute copy(tests.id('nothing'), tests.id('gig'))$$, 'NOT_FOUND', 'of what there is'
);
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND', 'for no other''s show'
);
select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute copy(tests.id('source'), tests.id('gig'))$$, '42501',
    'new row violates row-level security policy for table "checklists"', 'a viewer copies nothing'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'NOT_FOUND', 'nor does a stranger'
);
select tests.become_superuser();
insert into api.memberships (org_id, user_id, role) values (tests.id('rivals'), tests.id('crew'), 'crew');
select tests.become(tests.id('crew'));
select throws_code(
    $$execute copy(tests.id('source'), tests.id('rival gig'))$$, 'REFERENCE_NOT_FOUND',
    'nor anybody to another organization'
);
select tests.become(null);
select throws_ok(
    $$execute copy(tests.id('source'), null)$$, '42501', 'permission denied for function copy_checklist',
    'nor without a token'
);

select * from finish();
rollback;
