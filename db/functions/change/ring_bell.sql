-- Deploy ontour:functions/change/ring_bell to pg
-- requires: schema/change/sequencer

-- NOTIFY serializes the commits of the whole cluster, so nobody rings while the sequencer looks by itself.
-- A bell that is missed (its transaction was long) costs what the sequencer's slow poll takes, no row.

begin;

create or replace function change.ring_bell()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    if (select bell.last_value from change.bell) < extract(epoch from clock_timestamp()) * 1000 then
        perform pg_notify('log', '');
    end if;
end
$$;

comment on function change.ring_bell() is
'Wakes the sequencer at commit, if it sleeps: NOTIFY log, without data.';

commit;
