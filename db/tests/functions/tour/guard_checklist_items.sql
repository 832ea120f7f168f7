-- Tests functions/tour/guard_checklist_items: who writes what, and when things are due.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');
insert into api.checklists (id, org_id, name, is_template)
values (tests.id('template'), tests.id('band'), 'Template', true);

prepare tick as update api.checklist_items set done_at = now(), notes = 'Sent' returning done_by;
prepare due as select due_at from api.checklist_items where checklist_id = tests.id('advance');

select tests.become(tests.id('crew'));
insert into api.checklist_items (checklist_id, title, due_days, owner_id)
values (tests.id('advance'), 'Rider', 14, tests.id('viewer'));
select results_eq(
    'due', array['2027-02-16 12:00 Europe/Amsterdam'::timestamptz],
    'due some days before the show, at noon there'
);
insert into api.checklist_items (checklist_id, title, due_days) values (tests.id('template'), 'Rider', 14);
select results_eq(
    $$select due_at from api.checklist_items where checklist_id = tests.id('template')$$,
    array[null::timestamptz], 'a template is never due'
);
update api.checklist_items set deleted_at = now() where checklist_id = tests.id('template');

select tests.become(tests.id('viewer'));
select results_eq('tick', array[tests.id('viewer')], 'who it was given to ticks it off');
select throws_code(
    format('update api.checklist_items set %s', change), 'PERMISSION_DENIED', 'and that is all: ' || change
)
from unnest(array[
    $$title = 'x'$$, 'owner_id = null', 'due_days = 1', 'due_at = now()', 'position = 9', 'deleted_at = now()'
]) as change;
select tests.become(tests.id('finance'));
select throws_code('tick', 'PERMISSION_DENIED', 'nobody else ticks it off');
select throws_code(
    $$update api.checklist_items set owner_id = tests.id('finance')$$, 'PERMISSION_DENIED',
    'or takes it to themselves'
);
select throws_ok(
    $$
        insert into api.checklist_items (checklist_id, title, owner_id)
        values (tests.id('advance'), 'x', tests.id('viewer'))
    $$,
    '42501', 'new row violates row-level security policy for table "checklist_items"', 'or gives others work'
);
select tests.become(tests.id('crew'));
select results_eq(
    $$update api.checklist_items set notes = 'Sent twice' returning done_by$$, array[tests.id('viewer')],
    'who did it stays'
);
select results_eq(
    $$update api.checklist_items set done_at = null returning done_by$$, array[null::uuid],
    'until it is not done'
);
select results_eq('tick', array[tests.id('crew')], 'and somebody else does it');
select results_eq(
    $$
        update api.checklist_items set due_at = '2027-02-01T00:00Z'
        returning due_days, due_at
    $$,
    $$values (null::integer, '2027-02-01T00:00Z'::timestamptz)$$, 'a time of its own takes the other''s place'
);
select results_eq(
    $$update api.checklist_items set due_days = 1 returning due_at$$,
    array['2027-03-01 12:00 Europe/Amsterdam'::timestamptz], 'and the other way round'
);
select results_eq(
    $$update api.checklist_items set due_days = null returning due_at$$,
    array['2027-03-01 12:00 Europe/Amsterdam'::timestamptz], 'without it the time stays'
);
select results_eq(
    $$
        insert into api.checklist_items (checklist_id, title, done_at)
        values (tests.id('advance'), 'Visa', now()) returning done_by
    $$,
    array[tests.id('crew')], 'what is written when done was done by who writes it'
);
select tests.become_superuser();
update api.checklist_items set due_days = 14 where title = 'Rider' and deleted_at is null;
update api.checklists set deleted_at = now() where id = tests.id('advance');
update api.checklists set deleted_at = null where id = tests.id('advance');
select results_eq(
    $$
        update api.checklist_items set deleted_at = null, due_at = '2027-01-01T00:00Z'
        where title = 'Rider' and checklist_id = tests.id('advance') returning due_days
    $$,
    array[14], 'what comes back follows its show again'
);
select results_eq(
    $$
        insert into api.checklist_items (checklist_id, title, done_at)
        values (tests.id('advance'), 'Visa', now()) returning done_by
    $$,
    array[null::uuid], 'in psql by nobody'
);

select * from finish();
rollback;
