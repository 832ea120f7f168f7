-- Tests functions/change/put_image.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update api.things set name = 'Loud' where id = tests.id('amp');
update api.things set deleted_at = now() where id = tests.id('amp');

create temporary table returned as
select change.put_image(
    'things', tests.id('amp'),
    jsonb_build_object(
        'id', tests.id('x'), 'org_id', tests.id('rivals'), 'name', 'Amp', 'secret', 'leaked', 'version', 1,
        'created_by', tests.id('crew'), 'updated_by', tests.id('crew'), 'deleted_at', '2000-01-01'
    )
) as image;
select is(
    (select image from returned),
    (select to_jsonb(things) from api.things where id = tests.id('amp')),
    'it returns the row as it has become'
);
select results_eq(
    $$select name, version, deleted_at from api.things where id = tests.id('amp')$$,
    $$values ('Amp', 4, null::timestamptz)$$, 'the values are back, as a new version, and the row is live'
);
select is(
    (select org_id from api.things where id = tests.id('amp')), tests.id('band'), 'its organization stays'
);
select is((select created_by from api.things where id = tests.id('amp')), null, 'its stamps stay');
select is(
    (select secret from api.things where id = tests.id('amp')), 'hidden',
    'what the log never had is left alone'
);
select change.put_image('things', tests.id('amp'), '{"gone": true}');
select is(
    (select name from api.things where id = tests.id('amp')), 'Amp',
    'columns that the table has got or lost since are passed over'
);
select ok(
    not has_function_privilege('member', 'change.put_image(text, uuid, jsonb)', 'execute'),
    'nobody calls it but the functions that restore'
);

select * from finish();
rollback;
