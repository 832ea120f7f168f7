-- Deploy ontour:schema/change/sequencer to pg
-- requires: schema/core/schemas

-- What the sequencer knows: how far it has counted, and the snapshot it last looked with. Whatever that
-- snapshot did not show and the next one does is new, whenever it was begun: no row can be passed over.

begin;

create table change.sequencer (
    one boolean not null default true,
    feed_id uuid not null default gen_random_uuid(),
    position bigint not null default 0,
    floor bigint not null default 0,
    snapshot pg_snapshot not null default '1:1:',
    system_identifier bigint,

    constraint sequencer_pkey primary key (one),
    constraint sequencer_one_check check (one),
    constraint sequencer_floor_bounds_check check (floor between 0 and position)
);

insert into change.sequencer default values;

-- Until when the sequencer looks by itself, in milliseconds since 1970. A sequence, because its value is
-- everybody's at once, outside of any transaction: a writer reads it for 3 µs and need not ring.
create sequence change.bell minvalue 0 start 0;

alter table change.sequencer enable row level security;

comment on table change.sequencer is 'The state of the sequencer, one row.';
comment on column change.sequencer.one is 'True: there is one row.';
comment on column change.sequencer.feed_id is
'Which feed the positions belong to; another one after a restore into another cluster.';
comment on column change.sequencer.position is 'The head: the last position given.';
comment on column change.sequencer.floor is
'Positions up to this one are retired; who is there takes a snapshot.';
comment on column change.sequencer.snapshot is
'What it has seen: all that this snapshot shows has a position.';
comment on column change.sequencer.system_identifier is
'The cluster that the snapshot''s transaction ids belong to.';

commit;
