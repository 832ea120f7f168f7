-- Deploy ontour:schema/change/tracked_tables to pg
-- requires: schema/core/schemas

begin;

create table change.tracked_tables (
    table_name text not null,
    topics text[] not null,
    parent_column text,
    write_permission text,
    redacted text[] not null default '{}',

    constraint tracked_tables_pkey primary key (table_name),
    constraint tracked_tables_topics_count_check check (cardinality(topics) between 1 and 3),
    constraint tracked_tables_topics_whole_first_check check (
        starts_with(topics[1], '{') or strpos(array_to_string(topics, ' '), ' {') = 0
    )
);

alter table change.tracked_tables enable row level security;

comment on table change.tracked_tables is 'The tables of api that change.track has been called for.';
comment on column change.tracked_tables.topics is
'Templates of the topics that may read a row, such as org:{org_id}.';
comment on column change.tracked_tables.parent_column is
'The foreign key to the row that this one is deleted and restored with.';
comment on column change.tracked_tables.write_permission is
'The permission that restore asks for; null: not restorable.';
comment on column change.tracked_tables.redacted is 'Columns that never enter the log.';

commit;
