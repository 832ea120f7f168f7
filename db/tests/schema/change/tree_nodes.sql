-- Tests schema/change/tree_nodes: hashes of 32 bytes, one a place, nobody's to read.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select throws_ok(
    $$insert into change.tree_nodes values (0, 100, '\x00')$$, '23514',
    'new row for relation "tree_nodes" violates check constraint "tree_nodes_hash_length_check"',
    'a hash has 32 bytes'
);
insert into change.tree_nodes values (0, 100, sha256('one'));
select throws_ok(
    $$insert into change.tree_nodes values (0, 100, sha256('another'))$$, '23505',
    'duplicate key value violates unique constraint "tree_nodes_pkey"', 'a node has one'
);
select is_empty(
    $$
        select role, rel
        from unnest('{anon,member,bridge,relay,worker,analyst,authenticator}'::name[]) as role
        cross join unnest('{change.tree_nodes,change.seals,change.retired}'::regclass[]) as rel
        where has_table_privilege(role, rel, 'select,insert,update,delete,truncate')
    $$,
    'no role that serves has any privilege on the tree, the seals or what is retired'
);

select * from finish();
rollback;
