-- Tests functions/tour/settle_holds: how a challenge ends.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

create function tests.challengers()
returns text[]
language sql
begin atomic
    select array_agg(name order by name) from api.holds where challenge_ends_at is not null;
end;
prepare challenge as
update api.holds set challenge_ends_at = now() + interval '1 day' where name = 'manager';

execute challenge;
update api.holds set state = 'released' where name = 'owner';
select is(tests.challengers(), '{manager}'::text[], 'not while somebody still stands ahead');
update api.holds set "position" = 4 where name = 'admin';
select is(tests.challengers(), null, 'it ends when nobody does');
update api.holds set "position" = 2 where name = 'admin';
execute challenge;
update api.holds set state = 'confirmed' where name = 'admin';
select is(tests.challengers(), null, 'or when one is confirmed');
update api.holds set state = 'held' where name = 'admin';
execute challenge;
update api.holds set notes = 'x' where name = 'admin';
select is(tests.challengers(), '{manager}'::text[], 'nothing else ends it');
update api.holds set hold_on = '2027-06-01' where name = 'admin';
select is(tests.challengers(), null, 'but a move to another date');

select * from finish();
rollback;
