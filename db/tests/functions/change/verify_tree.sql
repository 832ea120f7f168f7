-- Tests functions/change/verify_tree.
begin;
select plan(5);
\ir ../../support/sealed.psql

create temporary view found as select position, finding, details from change.verify_tree();

select is_empty('select * from found', 'a tree as it has grown is clean');
savepoint unharmed;
update change.tree_nodes set hash = sha256('') where level = 1 and index = 2;
select results_eq(
    'select * from found where finding <> ''seal changed''',
    $$values (5::bigint, 'tree damaged', 'level=1 index=2')$$, 'a node that is not of its children is named'
);
rollback to unharmed;
insert into change.tree_nodes values (7, 0, sha256(''));
select results_eq(
    'select * from found', $$values (1::bigint, 'tree damaged', 'level=7 index=0')$$,
    'so is one without children'
);
rollback to unharmed;
delete from change.tree_nodes where level = 0 and index = 6;
select ok(
    exists (select from found where position = 7 and details = 'a leaf is missing'), 'so is a missing leaf'
);
rollback to unharmed;
update change.seals set root = sha256('') where tree_size = change.head();
select results_eq(
    'select position, finding from found', $$values (change.head(), 'seal changed')$$,
    'so is a seal of another tree'
);

select * from finish();
rollback;
