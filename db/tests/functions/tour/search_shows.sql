-- Tests functions/tour/search_shows, keep_show_documents and keep_venue_documents.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.venues (id, org_id, name, city) values
(tests.id('hall'), tests.id('band'), 'Hallenstadion', 'Zürich');
insert into api.shows (id, org_id, venue_id, name) values
(tests.id('first'), tests.id('band'), tests.id('hall'), 'Opening night'),
(tests.id('second'), tests.id('band'), null, 'Zurich revisited'),
(tests.id('theirs'), tests.id('rivals'), null, 'Zurich of others');

create function tests.found(query text, org uuid default null) returns text[] language sql begin atomic
    select array(select name from api.search_shows(query, org));
end;
grant execute on function tests.found(text, uuid) to member;

select tests.become(tests.id('viewer'));
select is(
    tests.found('ZURICH'), array['Zurich revisited', 'Opening night'],
    'by name before city, whatever the accents, and none of others'
);
select is(tests.found('zur'), array['Zurich revisited', 'Opening night'], 'while it is being typed');
select is(tests.found('opening halle'), array['Opening night'], 'by name and venue together');
select is(tests.found('zurich -revisited'), array['Opening night'], 'without a word');
select is(tests.found(''), '{}', 'nothing finds nothing');
select is(tests.found('zurich', tests.id('rivals')), '{}', 'not what another organization has');

select tests.become(tests.id('manager'));
update api.shows set name = 'Closing night' where id = tests.id('first');
select is(tests.found('closing'), array['Closing night'], 'a show is found by what it says now');
select is(tests.found('opening'), '{}', 'and not by what it said');
update api.venues set name = 'Arena' where id = tests.id('hall');
select is(tests.found('arena'), array['Closing night'], 'also when its venue is renamed');
update api.shows set deleted_at = now() where id = tests.id('second');
select is(tests.found('"night"', tests.id('band')), array['Closing night'], 'of one organization');

select tests.become(null);
select throws_ok(
    $$select api.search_shows('zurich')$$, '42501', 'permission denied for function search_shows',
    'without a token there is nothing'
);

select * from finish();
rollback;
