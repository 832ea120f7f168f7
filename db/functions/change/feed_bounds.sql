-- Deploy ontour:functions/change/feed_bounds to pg
-- requires: schema/change/sequencer

begin;

-- Security definer: the sequencer's state is nobody's to read.
create or replace function change.feed_bounds()
returns table (feed_id uuid, floor bigint, head bigint)
language sql
stable
security definer
set search_path = ''
begin atomic
    select sequencer.feed_id, sequencer.floor, sequencer.position from change.sequencer;
end;

comment on function change.feed_bounds() is
'The feed''s identity, the last position that is retired and the last that is given. Whoever holds a position
below the floor takes a snapshot.';

grant execute on function change.feed_bounds() to member, relay, worker;

commit;
