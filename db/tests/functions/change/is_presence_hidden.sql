-- Tests functions/change/is_presence_hidden
begin;
select plan(3);
\ir ../../support/fixtures.psql

select ok(not change.is_presence_hidden(tests.id('crew')), 'nobody hides unasked');
update api.users set is_presence_visible = false where id = tests.id('crew');
select ok(change.is_presence_hidden(tests.id('crew')), 'who asks for it hides');
select ok(change.is_presence_hidden(tests.id('nobody')), 'of an unknown person nothing is shown');

select * from finish();
rollback;
