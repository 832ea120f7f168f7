-- Tests functions/change/children_of.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update api.parts set deleted_at = now() where id = tests.id('fuse');
insert into api.labels (org_id, thing_id) values (tests.id('band'), tests.id('amp'));

select results_eq(
    $$
        select table_name, id, image from change.children_of('things', tests.id('amp'))
        order by image ->> 'price'
    $$,
    $$select 'parts', id, to_jsonb(parts) from api.parts order by price::text$$,
    'the children of a row are those that are tracked as such, deleted ones included'
);
select is_empty($$select change.children_of('things', tests.id('theirs'))$$, 'another row has others');
select ok(
    not has_function_privilege('member', 'change.children_of(text, uuid)', 'execute'),
    'nobody asks it but the functions that restore'
);

select * from finish();
rollback;
