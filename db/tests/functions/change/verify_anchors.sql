-- Tests functions/change/verify_anchors.
begin;
select plan(7);
\ir ../../support/sealed.psql

create temporary table exported as select tests.anchors() as anchors;
create temporary view found as
select position, finding from exported cross join lateral change.verify_anchors(exported.anchors);

select is_empty('select * from found', 'a log keeps to its anchors');
select is_empty('select change.verify_anchors(null)', 'without any there is nothing to say');
savepoint unharmed;

update change.log set user_agent = 'x' where seq = (select seq from change.feed where position = 5);
truncate change.tree_nodes, change.seals;
do $$ begin perform change.seal(); end $$;
select is_empty('select change.verify_tree()', 'a tree made anew fits');
select results_eq('select * from found', $$values (5::bigint, 'edited')$$, 'but not its anchors');

update exported set anchors = jsonb_set(anchors, '{0,leaves}', '""');
select results_eq(
    'select * from found', $$values (change.head(), 'rebuilt')$$, 'without leaves they cannot say where'
);

rollback to unharmed;
update exported set anchors = jsonb_set(anchors, '{0,root}', to_jsonb(repeat('00', 32)));
select results_eq('select * from found', $$values (change.head(), 'rebuilt')$$, 'the root is what counts');

rollback to unharmed;
update exported set anchors = jsonb_set(anchors, '{0,tree_size}', to_jsonb(change.head() + 5));
select results_eq(
    'select * from found', $$values (change.head() + 1, 'tail cut')$$, 'an anchor of more rows than there are'
);

select * from finish();
rollback;
