-- Deploy ontour:schema/change/merge_policies to pg
-- requires: schema/change/tracked_tables

-- A field that is not listed is asked about. change.merge_by writes this, in the schema/ file of a table.

begin;

create table change.merge_policies (
    table_name text not null,
    column_name text not null,
    policy text not null,

    constraint merge_policies_pkey primary key (table_name, column_name),
    constraint merge_policies_table_name_fkey foreign key (table_name)
    references change.tracked_tables (table_name) on delete cascade,
    constraint merge_policies_policy_known_check check (
        policy in ('ask', 'mine', 'theirs', 'latest', 'sum', 'union')
    )
);

alter table change.merge_policies enable row level security;

comment on table change.merge_policies is 'Who wins when two devices changed the same field differently.';
comment on column change.merge_policies.policy is
'ask: a person decides; mine: who arrives last; theirs: who arrived first; latest: the later edit; sum: both
differences count; union: what either added is in, what either removed is out.';

commit;
