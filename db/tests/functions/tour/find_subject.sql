-- Tests functions/tour/find_subject: any row of an organization, and nothing else.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.show_costs (id, show_id, kind, amount, currency)
values (tests.id('bill'), tests.id('gig'), 'hotel', 5, 'EUR');

create function pg_temp.found(table_name text, id text)
returns jsonb
language sql
as $$select to_jsonb(tour.find_subject(table_name, tests.id(id)))$$;

select is(
    pg_temp.found('shows', 'gig'),
    jsonb_build_object(
        'org_id', tests.id('band'), 'topics', array['org:' || tests.id('band')],
        'name', 'Paradiso', 'is_live', true
    ),
    'a show'
);
select is(
    pg_temp.found('show_costs', 'bill'),
    jsonb_build_object(
        'org_id', tests.id('band'), 'topics', array[format('org:%s:finance', tests.id('band'))],
        'name', null, 'is_live', true
    ),
    'a bill has no name'
);
select is(
    pg_temp.found('organizations', 'band') ->> 'org_id', tests.id('band')::text, 'an organization is its own'
);
select is(pg_temp.found('shows', 'nothing'), null, 'no row');
select is(pg_temp.found('users', 'owner'), null, 'a person is no organization''s');
select is(pg_temp.found('currencies', 'gig'), null, 'a table that is not tracked');
select is(pg_temp.found('shows; drop table api.shows', 'gig'), null, 'or none');
update api.shows set deleted_at = now() where id = tests.id('gig');
select is(pg_temp.found('shows', 'gig') -> 'is_live', 'false', 'what is deleted is found as such');
select function_privs_are(
    'tour', 'find_subject', array['text', 'uuid'], 'member', '{}', 'no web role asks it'
);

select * from finish();
rollback;
