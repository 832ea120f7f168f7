-- Tests functions/change/as_of: rows as they were at an instant, under the permissions of today.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

create temporary table instants as select 'begin' as name, clock_timestamp() as at;
grant select on instants to member;
update api.things set name = 'Loud' where id = tests.id('amp');
insert into instants values ('loud', clock_timestamp());
update api.things set deleted_at = now() where id = tests.id('amp');
insert into instants values ('deleted', clock_timestamp());

create function tests.at(name text)
returns timestamptz
language sql
begin atomic
    select instants.at from instants where instants.name = at.name;
end;

select tests.become(tests.id('viewer'));
select results_eq(
    $$select r ->> 'name' from api.as_of('things', tests.at('begin')) as r$$, array['Amp'],
    'a row as it was at first'
);
select results_eq(
    $$select r ->> 'name', r ->> 'version' from api.as_of('things', tests.at('loud')) as r$$,
    $$values ('Loud', '2')$$,
    'and as it was later, though it is deleted since'
);
select is_empty(
    $$select api.as_of('things', tests.at('deleted'))$$, 'a row that was deleted by then is not there'
);
select is_empty($$select api.as_of('things', '2001-01-01')$$, 'nor one that was not yet made');
select is_empty(
    $$select r from api.as_of('things', tests.at('loud')) as r where r ? 'secret'$$,
    'what is redacted is not in it'
);
select results_eq(
    $$select r ->> 'name' from api.as_of('things', tests.at('loud'), tests.id('amp')) as r$$, array['Loud'],
    'one by id'
);
select is_empty(
    $$select api.as_of('things', tests.at('loud'), tests.id('theirs'))$$, 'not one of somebody else'
);
select results_eq(
    $$select r ->> 'name' from api.as_of('things', tests.at('loud'), null, '{"name": "Loud"}') as r$$,
    array['Loud'],
    'those that contain this JSON'
);
select is_empty(
    $$select api.as_of('things', tests.at('loud'), null, to_jsonb('{"name": "Amp"}'::text))$$,
    'which GET hands over as a string'
);
select is_empty($$select api.as_of('parts', tests.at('loud'))$$, 'a viewer sees no money of the past either');
select tests.become(tests.id('stranger'));
select results_eq(
    $$select r ->> 'name' from api.as_of('things', tests.at('loud')) as r$$, array['Theirs'],
    'a stranger sees his own'
);
select throws_code($$select api.as_of('pg_class', now())$$, 'UNKNOWN_TABLE', 'no such table');

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select tests.become(tests.id('viewer'));
select is_empty(
    $$select api.as_of('things', tests.at('loud'))$$,
    'who may not read today does not read what he once could'
);

select * from finish();
rollback;
