-- Tests functions/change/subtree_hash. tests/red_team holds all sizes against RFC 9162.
begin;
select plan(7);

truncate change.tree_nodes, change.seals;
insert into change.tree_nodes
select 0, n, sha256(n::text::bytea) from generate_series(0, 2) as n;
insert into change.tree_nodes
select 1, 0, change.node_hash(sha256('0'), sha256('1'));

select is(change.subtree_hash(1), sha256('0'), 'the root of one leaf is that leaf');
select is(change.subtree_hash(2), change.node_hash(sha256('0'), sha256('1')), 'of two, their parent');
select is(
    change.subtree_hash(3), change.node_hash(change.node_hash(sha256('0'), sha256('1')), sha256('2')),
    'a leaf that has no sibling rises'
);
select is(change.subtree_hash(3, 1, 1), sha256('2'), 'so has its subtree');
select is(change.subtree_hash(3, 1, 0), change.subtree_hash(2), 'a complete subtree is its node');
select is(change.subtree_hash(0), null, 'an empty tree has none');
select is(change.subtree_hash(4), null, 'nor has one that is larger than there are leaves');

select * from finish();
rollback;
