-- Tests functions/change/break_at: what happened to a row, told from the leaves that were. The gestures of
-- tests/red_team are larger.
begin;
select plan(4);
\ir ../../support/sealed.psql

create temporary table was as
select string_agg(substr(hash, 1, 8), '' order by index) as leaves from change.tree_nodes where level = 0;
create function tests.broken(place bigint)
returns table (finding text, details text)
language sql
begin atomic
    select broken.finding, broken.details
    from was cross join lateral change.break_at(place, 1, was.leaves) as broken;
end;

savepoint unharmed;
update change.log set user_agent = 'x' where seq = (select seq from change.feed where position = 3);
select results_eq('select * from tests.broken(3)', $$values ('edited', '')$$, 'a row that was edited');

rollback to unharmed;
delete from change.log where seq = (select seq from change.feed where position = 3);
select results_eq(
    'select * from tests.broken(3)', $$values ('deleted', 'no row stands here')$$, 'one that was deleted'
);

rollback to unharmed;
update change.feed set position = -position where position in (3, 5);
update change.feed set position = 8 + position where position < 0;
select results_eq(
    'select * from tests.broken(3)',
    $$values (
        'reordered',
        'the row that belongs here now stands at 5; the row that stands here belongs at 5'
    )$$,
    'two that were exchanged'
);

rollback to unharmed;
delete from change.log where seq in (select seq from change.feed where position >= 3);
select results_eq(
    'select * from tests.broken(3)', $$values ('tail cut', 'no row stands here')$$, 'the last ones, gone'
);

select * from finish();
rollback;
