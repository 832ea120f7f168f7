-- Tests functions/change/seal: what is numbered is folded, once, in bounded steps.
begin;
select plan(9);
\ir ../../support/fixtures.psql

truncate change.tree_nodes, change.seals;
create temporary view leaves as select count(*) as count from change.tree_nodes where level = 0;

select is(change.seal(), change.head(), 'what is numbered is sealed');
do $$ begin perform change.publish(); end $$;
select ok(change.head() > 10, 'then more is numbered');
select set_eq(
    $$select change.seal(4)$$, array[least(4, change.head() - (select count from leaves))],
    'a call folds no more than it is told'
);
do $$ begin perform change.seal(); end $$;
select is((select count from leaves), change.head(), 'each position has a leaf');
select is_empty(
    $$
        select from change.tree_nodes as node
        join change.tree_nodes as l on l.level = node.level - 1 and l.index = node.index * 2
        join change.tree_nodes as r on r.level = node.level - 1 and r.index = node.index * 2 + 1
        where node.hash <> change.node_hash(l.hash, r.hash)
    $$,
    'each node is the hash of its children'
);
select is(
    (select count(*) from change.tree_nodes),
    (select sum(change.head() >> level)::bigint from generate_series(0, 62) as level),
    'there is a node for each complete subtree, and no other'
);
select is(
    (select root from change.seals order by tree_size desc limit 1), change.subtree_hash(change.head()),
    'the newest seal is the root of all'
);
select is(change.seal(), 0::bigint, 'running it again changes nothing');
set local role worker;
select lives_ok('select change.seal()', 'the worker may');

select * from finish();
rollback;
