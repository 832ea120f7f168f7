-- Tests functions/auth/search_people: whom one finds, and whom not.
begin;
select plan(15);
\ir ../../support/fixtures.psql

update api.users set username = 'cal.crew', full_name = 'Cal Crewman' where id = tests.id('crew');
update api.users set username = 'calypso', full_name = 'Sue' where id = tests.id('stranger');
prepare found (text) as select username, is_colleague from api.search_people($1);

select tests.become(tests.id('viewer'));
select results_eq($$execute found('cal')$$, $$values ('cal.crew', true)$$, 'a colleague by their username');
select results_eq($$execute found('CREWM')$$, $$values ('cal.crew', true)$$, 'or by a word of their name');
select is_empty($$execute found('rewm')$$, 'not from its middle');
select results_eq($$execute found(' @Cal.')$$, $$values ('cal.crew', true)$$, 'as people write it');
select is_empty($$execute found('cal%')$$, 'no character stands for others');
select throws_code($$execute found('ca ')$$, 'QUERY_TOO_SHORT', 'three letters at least');
select throws_code($$execute found(null)$$, 'QUERY_TOO_SHORT', 'and something at all');

select tests.become_superuser();
update api.users set is_searchable = true where id = tests.id('stranger');
select tests.become(tests.id('viewer'));
select results_eq(
    $$execute found('cal')$$, $$values ('cal.crew', true), ('calypso', false)$$,
    'a stranger who wants to be found'
);
select is_empty($$execute found('sue')$$, 'by the username alone');
select results_eq(
    $$select full_name from api.search_people('calypso')$$, array['Sue'],
    'with the name and picture of the person'
);
select tests.become(tests.id('stranger'));
select is_empty($$execute found('cal')$$, 'to a stranger the others are not there, nor is one oneself');

select tests.become_superuser();
insert into api.users (full_name, username, is_searchable) select 'C', 'callum' || n, true
from generate_series(1, 30) as n;
update api.users set status = 'suspended' where username in ('callum1', 'calypso');
update api.users set deleted_at = now() where username = 'callum2';
select tests.become(tests.id('viewer'));
select is((select count(*) from api.search_people('cal')), 20::bigint, 'at most twenty');
select is_empty($$execute found('calypso')$$, 'nobody who is suspended');
select is_empty(
    $$select from api.search_people('callum2') as found where found.username = 'callum2'$$, 'or gone'
);
select tests.become_superuser();
update auth.throttle_limits set most = 1 where kind = 'search_person';
select tests.become(tests.id('viewer'));
select throws_code($$execute found('cal')$$, 'THROTTLED', 'and not without end');

select * from finish();
rollback;
