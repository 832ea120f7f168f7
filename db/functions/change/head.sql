-- Deploy ontour:functions/change/head to pg
-- requires: schema/change/sequencer

begin;

-- Security definer: the sequencer's state is nobody's to read. Stable: it reads in its caller's snapshot.
create or replace function change.head()
returns bigint
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return (select sequencer.position from change.sequencer);
end
$$;

comment on function change.head() is
'The last position given, as the calling statement''s snapshot shows it.';

grant execute on function change.head() to member, relay, worker;

commit;
