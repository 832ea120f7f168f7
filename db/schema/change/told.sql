-- Deploy ontour:schema/change/told to pg
-- requires: schema/core/schemas

begin;

create type change.told as (
    "position" bigint,
    type text,
    "table" text,
    id uuid,
    op text,
    version integer,
    changed text[],
    "row" jsonb,
    topics text[],
    entered text[],
    "left" text[],
    actor_id uuid,
    device_id text,
    op_id uuid,
    tx_id text,
    at timestamptz
);

comment on type change.told is 'A frame of the feed as a row: what the reader is told of one position.';

commit;
