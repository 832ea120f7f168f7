-- Deploy ontour:functions/change/resume_feed to pg
-- requires: schema/change/sequencer

-- Transaction ids mean something within one cluster. A database that was restored into another begins a
-- new feed: what it noted to have seen is no use there, and clients may hold positions that it never gave.

begin;

-- Security definer: the worker owns nothing.
create or replace function change.resume_feed()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    update change.sequencer
    set system_identifier = control.system_identifier,
        snapshot = '1:1:',
        feed_id = case
            when sequencer.system_identifier is null then sequencer.feed_id
            else gen_random_uuid()
        end
    from pg_control_system() as control
    where sequencer.system_identifier is distinct from control.system_identifier;
end
$$;

comment on function change.resume_feed() is
'For the worker when it starts: notes the cluster; in another one than before, a new feed_id is given and
every log row is looked at once more for one without a position.';

grant execute on function change.resume_feed() to worker;

commit;
