-- Tests schema/change/local_importers: a module joins by a row and a function; nothing else is edited.
begin;
select plan(7);
\ir ../../support/fixtures.psql

insert into change.local_importers (section, position, spellings, importer)
values ('groups', 30, '{"name": "name", "title": "name"}', 'pg_temp.nothing');
select pass('a section joins');
select throws_ok(
    $$insert into change.local_importers (section, position, spellings, importer)
        values ('x', 1, '{}', 'drop table x')$$,
    '23514',
    'new row for relation "local_importers" violates check constraint "local_importers_importer_form_check"',
    'its importer is the name of a function'
);
select throws_ok(
    $$insert into change.local_importers (section, parent_section, position, spellings, importer)
        values ('x', 'shows', 1, '{}', 'tour.x')$$,
    '23514',
    'new row for relation "local_importers" violates check constraint "local_importers_parent_both_check"',
    'a child says which field holds its parent'
);

create function tests.import_group(given change.local_import)
returns change.local_verdict
language sql
begin atomic
    select null, null, null, 'created', null, null, null, tests.id(given.data ->> 'name');
end;
create function tests.import_check_in(given change.local_import)
returns change.local_verdict
language sql
begin atomic
    select
        null, null, null, 'created', null, null, null, tests.id(given.parent_id || (given.data ->> 'mood'));
end;
update change.local_importers set importer = 'tests.import_group' where section = 'groups';
insert into change.local_importers
(section, parent_section, parent_field, position, spellings, importer)
values (
    'check_ins', 'groups', 'group_id', 40, '{"mood": "mood", "group": "group_id", "group_id": "group_id"}',
    'tests.import_check_in'
);

select tests.become(tests.id('manager'));
prepare import (jsonb) as
select pointer, verdict, code, row_id from api.import_local($1, tests.id('band'));
select results_eq(
    $$execute import('{
        "checkIns": [{"id": 1, "groupId": "g", "mood": "fine"}],
        "groups": [{"id": "g", "title": "Duo", "checkIns": [{"mood": "so"}]}]
    }')$$,
    $$values
        ('/groups/0', 'created', null, tests.id('Duo')),
        ('/groups/0/checkIns/0', 'created', null, tests.id(tests.id('Duo') || 'so')),
        ('/checkIns/0', 'created', null, tests.id(tests.id('Duo') || 'fine'))$$,
    'check-ins and their groups come in, parents first'
);
select results_eq(
    $$execute import('{"check_ins": [{"id": 1, "group": "g", "mood": "fine"}]}')$$,
    $$values ('/check_ins/0', 'unchanged', null, tests.id(tests.id('Duo') || 'fine'))$$, 'once'
);

select tests.become_superuser();
create function tests.import_broken(given change.local_import)
returns change.local_verdict
language plpgsql
as $$
begin
    perform 1 / 0;
    return null;
end
$$;
update change.local_importers set importer = 'tests.import_broken' where section = 'groups';
select tests.become(tests.id('manager'));
select results_eq(
    $$
        select pointer, verdict, code
        from api.import_local(
            '{"groups": [{"id": "h", "name": "Trio"}], "shows": [{"id": 1, "name": "Gig"}]}', tests.id('band')
        )
    $$,
    $$values ('/shows/0', 'created', null), ('/groups/0', 'rejected', '22012')$$,
    'one that is broken stops no other'
);
select throws_ok(
    $$insert into change.local_importers (section, position, spellings, importer)
        values ('x', 1, '{}', 'tour.x')$$,
    '42501', 'permission denied for table local_importers', 'members register nothing'
);

select * from finish();
rollback;
