-- Deploy ontour:schema/change/seals to pg
-- requires: schema/core/schemas

begin;

create table change.seals (
    tree_size bigint not null,
    root bytea not null,
    sealed_at timestamptz not null default clock_timestamp(),

    constraint seals_pkey primary key (tree_size),
    constraint seals_tree_size_positive_check check (tree_size > 0),
    constraint seals_root_length_check check (octet_length(root) = 32)
);

alter table change.seals enable row level security;

comment on table change.seals is
'What the log''s tree amounted to, each time it had grown. An exported seal is an anchor.';
comment on column change.seals.tree_size is 'How many positions it covers: 1 up to this.';
comment on column change.seals.root is 'The root of the tree over those rows, as RFC 9162 computes it.';
comment on column change.seals.sealed_at is 'When it was taken.';

commit;
