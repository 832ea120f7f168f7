-- Tests functions/tour/sheet_change; functions/tour/day_sheet_changes tells the rest.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare told (text, text, integer, integer) as
select tour.sheet_change($1 || '/' || tests.id($2), $3, $4) ->> 'change';
select tests.become(tests.id('crew'));
update api.itinerary_items set title = 'Dinner' where id = tests.id('dinner');
select results_eq($$execute told('itinerary_items', 'dinner', 1, 2)$$, array['changed'], 'another version');
select results_eq(
    $$execute told('venues', 'paradiso', null, 1)$$, array[null], 'a venue comes with its show, unsaid'
);
insert into api.contacts (org_id, name, phone) values (tests.id('band'), 'Ana', '112');
select results_eq(
    $$select tour.sheet_change('contacts/' || contacts.id::text, 1, null) ->> 'change' from api.contacts$$,
    array['removed'], 'who is no longer to be called goes to no other day'
);
select tests.become(tests.id('viewer'));
select results_eq(
    $$select tour.sheet_change('itinerary_items/' || tests.id('dinner'), 1, null) - 'id'$$,
    $$values (jsonb_build_object(
        'table', 'itinerary_items', 'change', 'removed', 'name', null, 'fields', '{}'::jsonb, 'by', null,
        'at', null
    ))$$, 'of what one never could see one is told nothing, whatever one says to have seen'
);
select results_eq(
    $$execute told('itinerary_items', 'nothing', 1, null)$$, array['removed'], 'as of what never was'
);

select * from finish();
rollback;
