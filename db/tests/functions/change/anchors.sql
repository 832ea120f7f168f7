-- Tests functions/change/anchors: what is exported, without gap or overlap.
begin;
select plan(6);
\ir ../../support/fixtures.psql

truncate change.tree_nodes, change.seals;
do $$
begin
    perform change.publish();
    perform change.seal(5);
    perform change.seal();
end
$$;

select results_eq(
    'select previous, tree_size from change.anchors()', 'values (0::bigint, change.head())',
    'seals that follow each other closely are exported as one'
);
select is(
    (select decode(root, 'hex') from change.anchors()), change.subtree_hash(change.head()), 'with its root'
);
select is(
    (select decode(leaves, 'base64') from change.anchors()),
    (select string_agg(substr(hash, 1, 8), '' order by index) from change.tree_nodes where level = 0),
    'and the beginning of each leaf'
);
select results_eq(
    'select previous, tree_size, octet_length(decode(leaves, ''base64'')) / 8::bigint from change.anchors(5)',
    'values (5::bigint, change.head(), change.head() - 5)',
    'the next export goes on where the last one ended'
);
select is_empty('select change.anchors(change.head())', 'there is nothing to export twice');
insert into change.seals (tree_size, root)
select n * 40000, sha256('') from generate_series(1, 4) as n;
select results_eq(
    'select previous, tree_size from change.anchors(30000)',
    'values (30000::bigint, 40000::bigint), (40000, 120000), (120000, 160000)',
    'of each 65,536 rows the last seal is taken'
);

select * from finish();
rollback;
