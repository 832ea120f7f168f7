-- Tests schema/change/seals: one seal a size.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select throws_ok(
    $$insert into change.seals (tree_size, root) values (0, sha256(''))$$, '23514',
    'new row for relation "seals" violates check constraint "seals_tree_size_positive_check"',
    'an empty tree is not sealed'
);
select throws_ok(
    $$insert into change.seals (tree_size, root) values (1, 'root')$$, '23514',
    'new row for relation "seals" violates check constraint "seals_root_length_check"', 'a root has 32 bytes'
);
insert into change.seals (tree_size, root) values (1000000, sha256(''));
select throws_ok(
    $$insert into change.seals (tree_size, root) values (1000000, sha256('x'))$$, '23505',
    'duplicate key value violates unique constraint "seals_pkey"', 'a size has one seal'
);

select * from finish();
rollback;
