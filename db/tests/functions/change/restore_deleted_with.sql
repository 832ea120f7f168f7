-- Tests functions/change/restore_deleted_with.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update api.things set deleted_at = now() where id = tests.id('amp');
select tests.commit('102');
-- The fuse is corrected while deleted: it is not what was deleted with the amp any more.
update api.parts set price = 2 where id = tests.id('fuse');
select tests.commit('103');

select change.restore_deleted_with('things', tests.id('amp'), '999');
select is_empty(
    'select from api.parts where deleted_at is null', 'another transaction deleted nothing of it'
);
select change.restore_deleted_with('things', tests.id('amp'), '102');
select is(
    (select deleted_at from api.parts where id = tests.id('valve')), null, 'a child comes back as it was'
);
select isnt(
    (select deleted_at from api.parts where id = tests.id('fuse')), null,
    'unless somebody has written it since'
);

select * from finish();
rollback;
