-- Deploy ontour:schema/change/tree_nodes to pg
-- requires: schema/core/schemas

-- The log's Merkle tree as in RFC 9162: leaf i is the row at position i + 1, a node hashes its two children.
-- Only complete subtrees are kept, so nothing here is ever changed: growth adds rows.

begin;

create table change.tree_nodes (
    level integer not null,
    index bigint not null,
    hash bytea not null,

    constraint tree_nodes_pkey primary key (level, index),
    constraint tree_nodes_hash_length_check check (octet_length(hash) = 32)
);

alter table change.tree_nodes enable row level security;

comment on table change.tree_nodes is 'Complete subtrees of the Merkle tree over the log, in feed order.';
comment on column change.tree_nodes.level is
'0: leaves, one a log row; a node of level n covers 2^n of them.';
comment on column change.tree_nodes.index is
'Counts the nodes of a level from 0. A leaf''s is its position less one.';
comment on column change.tree_nodes.hash is 'SHA-256, as change.leaf_hash and change.node_hash make it.';

commit;
