-- Tests schema/tour/checklists: whose a list is, and what a template is.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add (uuid, uuid, text, boolean, text) as
insert into api.checklists (org_id, show_id, name, is_template, notes) values ($1, $2, $3, $4, $5)
returning org_id;

select results_eq(
    $$execute add(tests.id('rivals'), tests.id('gig'), 'Advance', false, null)$$, array[tests.id('band')],
    'that of a show is its organization''s'
);
select results_eq(
    $$execute add(tests.id('band'), null, 'Advance', true, null)$$, array[tests.id('band')], 'a template'
);
select throws_ok(
    $$execute add(null, tests.id('gig'), 'Advance', true, null)$$, '23514',
    'new row for relation "checklists" violates check constraint "checklists_template_of_no_show_check"',
    'is of no show'
);
select throws_code(
    $$execute add(null, null, 'Advance', false, null)$$, 'REFERENCE_NOT_FOUND', 'but somebody''s'
);
select throws_ok(
    $$execute add(tests.id('band'), null, '', false, null)$$, '23514',
    'new row for relation "checklists" violates check constraint "checklists_name_length_check"', 'has a name'
);
select throws_ok(
    $$execute add(tests.id('band'), null, 'Advance', false, repeat('x', 20001))$$, '23514',
    'new row for relation "checklists" violates check constraint "checklists_notes_length_check"', 'notes end'
);
insert into api.checklist_items (checklist_id, title) select id, 'Rider' from api.checklists;
update api.shows set deleted_at = now() where id = tests.id('gig');
select results_eq(
    $$
        select checklists.is_template
        from api.checklist_items
        join api.checklists on checklists.id = checklist_items.checklist_id
        where checklist_items.deleted_at is null and checklists.deleted_at is null
    $$,
    array[true], 'it goes with its show, and its items with it'
);

select * from finish();
rollback;
