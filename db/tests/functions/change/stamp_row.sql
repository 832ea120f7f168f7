-- Tests functions/change/stamp_row: versions, stamps, and the check of the version that a writer has read.
begin;
select plan(31);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

-- Insert.
select tests.become(tests.id('manager'));
select results_eq(
    $$
        insert into api.things (org_id, name) values (tests.id('band'), 'Bass')
        returning version, created_at = now(), created_by, updated_at = now(), updated_by, deleted_at
    $$,
    $$values (1, true, tests.id('manager'), true, tests.id('manager'), null::timestamptz)$$,
    'a new row is version 1, made and changed by the caller now'
);
select tests.become_superuser();
select results_eq(
    $$
        insert into api.things (org_id, name, version, created_at, created_by, deleted_at)
        values (tests.id('band'), 'Forged', 7, '2000-01-01', tests.id('viewer'), '2000-01-01')
        returning version, created_at = now(), created_by, deleted_at
    $$,
    $$values (1, true, null::uuid, null::timestamptz)$$,
    'nothing else can be said about a new row, not even in psql'
);

-- Update.
update api.things set created_at = '2001-01-01', updated_at = '2001-01-01';
select is((select version from api.things where id = tests.id('amp')), 2, 'a change counts the version up');
select is((select created_at from api.things where id = tests.id('amp')), now(), 'when it was made stays');
select is(
    (select updated_at from api.things where id = tests.id('amp')), now(), 'when it was changed is now'
);
update api.things set id = tests.id('other'), created_by = tests.id('viewer') where id = tests.id('amp');
select is(
    (select created_by from api.things where id = tests.id('amp')), null, 'so do its id and who made it'
);

-- The version in the body.
select tests.become(tests.id('manager'));
prepare with_version (integer) as
update api.things set name = 'Loud', version = $1 where id = tests.id('amp') returning version, name,
updated_by;
select results_eq(
    'execute with_version(3)', $$values (4, 'Loud', tests.id('manager'))$$,
    'the current version passes and is counted up'
);
select throws_code('execute with_version(3)', 'VERSION_CONFLICT', 'the one before it does not');
select throws_code('execute with_version(5)', 'VERSION_CONFLICT', 'nor one that does not exist yet');
select throws_code('execute with_version(null)', 'VERSION_CONFLICT', 'nor null');
select is(tests.error('execute with_version(3)') ->> 'status', '409', 'the status is 409');
select is(
    (tests.error('execute with_version(3)') ->> 'details')::jsonb,
    (select to_jsonb(things) from api.things where id = tests.id('amp')),
    'details are the current row, as JSON'
);
select results_eq(
    $$update api.things set name = 'Louder' where id = tests.id('amp') returning version$$, array[5],
    'without a version the last write wins'
);

-- The version in If-Match.
prepare rename as update api.things set name = 'Quiet' where id = tests.id('amp') returning version;
select tests.request('PATCH', '/things', '{"if-match": "\"4\""}');
select throws_code('rename', 'VERSION_CONFLICT', 'a stale If-Match is refused');
select tests.request('PATCH', '/things', '{"if-match": "\"5\""}');
select results_eq('rename', array[6], 'the current one passes');
select tests.request('PATCH', '/things', '{"if-match": "*"}');
select results_eq('rename', array[7], 'a star means any');
select tests.request('PATCH', '/things', '{"if-match": "W/\"7\""}');
select results_eq('rename', array[8], 'a weak one means the same');
select tests.request('PATCH', '/things', '{"if-match": "\"abc\""}');
select throws_code('rename', 'INVALID_IF_MATCH', 'what is no version is refused');
select tests.request('PATCH', '/labels', '{"if-match": "\"1\""}');
select results_eq('rename', array[9], 'it speaks of the table of the request, and of no other');
select tests.request('PATCH', '/things', '{"if-match": "\"1\""}');
select throws_code(
    $$update api.things set name = 'x', version = 9 where id = tests.id('amp')$$, 'VERSION_CONFLICT',
    'body and header must both be right'
);

-- Soft delete and undelete.
select tests.request();
select results_eq(
    $$
        update api.things set deleted_at = '2000-01-01' where id = tests.id('amp')
        returning deleted_at = now(), version
    $$,
    'values (true, 10)', 'a row is deleted now, whatever was sent, and is returned once more'
);
select throws_ok(
    $$insert into api.things (id, org_id, name) values (tests.id('x'), tests.id('band'), 'x')$$, '42501',
    'permission denied for table things', 'members choose no ids'
);
select throws_ok(
    $$update api.things set updated_by = tests.id('viewer')$$, '42501', 'permission denied for table things',
    'and write no stamps'
);
select tests.become_superuser();
select is(
    (select deleted_at from api.things where id = tests.id('amp')), now(), 'it stays in the table'
);
update api.things set deleted_at = '2030-01-01' where id = tests.id('amp');
select is(
    (select deleted_at from api.things where id = tests.id('amp')), now(), 'when it was deleted stays as well'
);
update api.things set deleted_at = null where id = tests.id('amp');
select is((select deleted_at from api.things where id = tests.id('amp')), null, 'it can be brought back');
select is((select version from api.things where id = tests.id('amp')), 12, 'as a new version');

-- What a trigger writes to another row of the same table.
create function tests.touch_theirs()
returns trigger
language plpgsql
as $$
begin
    update api.things set name = 'Touched' where id = tests.id('theirs');
    return null;
end
$$;
create trigger _500_touch_theirs after update on api.things
for each row when (new.name = 'Touching') execute function tests.touch_theirs();
select tests.request('PATCH', '/things', '{"if-match": "\"12\""}');
select lives_ok(
    $$update api.things set name = 'Touching' where id = tests.id('amp')$$,
    'If-Match speaks of the rows that the client changes, not of those that follow'
);

-- The id that push hands over.
select tests.become_superuser();
create function tests.add_label()
returns trigger
language plpgsql
as $$
begin
    insert into api.labels (org_id, thing_id) values (new.org_id, new.id);
    return null;
end
$$;
create trigger _500_add_label after insert on api.things
for each row when (new.name = 'Labelled') execute function tests.add_label();
select set_config('ontour.row_id', tests.id('from afar')::text, true);
insert into api.things (org_id, name) values (tests.id('band'), 'Labelled');
select is(
    (select name from api.things where id = tests.id('from afar')), 'Labelled',
    'push names the row that it inserts'
);
select isnt(
    (select id from api.labels where thing_id = tests.id('from afar')), tests.id('from afar'),
    'but not what a trigger inserts elsewhere'
);
select set_config('ontour.row_id', '', true);
insert into api.things (org_id, name) values (tests.id('band'), 'Next');
select isnt((select id from api.things where name = 'Next'), null, 'after that ids are made here again');

select * from finish();
rollback;
