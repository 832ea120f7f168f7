-- Tests functions/change/lock_parent; what it is for: tests/api/tour/test_restore_locks.py.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

create extension pgrowlocks schema tests;
prepare locked as
select things.id
from api.things
join tests.pgrowlocks('api.things') as locks on locks.locked_row = things.ctid
where 'For No Key Update' = any (locks.modes)
union all
select parts.id
from api.parts
join tests.pgrowlocks('api.parts') as locks on locks.locked_row = parts.ctid
where 'For No Key Update' = any (locks.modes);

call change.lock_parent('things', tests.id('amp'));
select is_empty('locked', 'what is nobody''s child locks nothing');
call change.lock_parent('parts', tests.id('nothing'));
select is_empty('locked', 'nor does a row that is not there');
call change.lock_parent('parts', tests.id('valve'));
select results_eq('locked', array[tests.id('amp')], 'a child''s parent is locked, the child not yet');

select * from finish();
rollback;
