-- Deploy ontour:schema/change/finding to pg
-- requires: schema/core/schemas

begin;

create type change.finding as (
    "position" bigint,
    seq bigint,
    table_name text,
    row_id uuid,
    finding text,
    details text
);

comment on type change.finding is
'What change.verify has found, and where: edited, deleted, inserted or reordered rows, a tail that was cut, a
tree that was damaged or rebuilt, changes that were not logged.';

commit;
