-- Deploy ontour:schema/core/personal_data to pg
-- requires: schema/core/schemas

-- What export and deletion of an account do with each column that leads to a person. A column that is not
-- here fails db/tests/conventions/personal_data: nobody adds one without deciding. Stamps of tracked tables
-- (created_by, updated_by) need no row: they stay.

begin;

create table core.personal_data (
    relation text not null,
    holder text not null,
    leaving text not null,
    cleared text[] not null default '{}',
    exported text[] not null default '{}',
    withheld text[] not null default '{}',
    reason text not null,

    constraint personal_data_pkey primary key (relation, holder),
    constraint personal_data_leaving_known_check check (leaving in ('deleted', 'kept')),
    constraint personal_data_cleared_where_kept_check check (cleared = '{}' or leaving = 'kept'),
    constraint personal_data_decided_once_check check (not exported && withheld)
);

alter table core.personal_data enable row level security;

comment on table core.personal_data is
'Where a person''s data stand, what becomes of them when the person leaves, and what the person gets to see.';
comment on column core.personal_data.relation is 'Schema and table.';
comment on column core.personal_data.holder is
'The column that says whose the row is: a uuid is a person''s id, a text an email address.';
comment on column core.personal_data.leaving is
'deleted: the row goes with the person; kept: it stays, with an id that leads to nobody any more.';
comment on column core.personal_data.cleared is 'Columns that become null in rows that are kept.';
comment on column core.personal_data.exported is 'Columns that the person gets; none: not this table.';
comment on column core.personal_data.withheld is 'The other columns: secrets, and what is about others.';
comment on column core.personal_data.reason is 'Why so.';

commit;
