-- Deploy ontour:functions/change/stay_awake to pg
-- requires: schema/change/sequencer

begin;

-- Security definer: the worker owns nothing.
create or replace function change.stay_awake(milliseconds integer)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform setval(
        'change.bell', (extract(epoch from clock_timestamp()) * 1000)::bigint + stay_awake.milliseconds
    );
end
$$;

comment on function change.stay_awake(integer) is
'The sequencer''s promise to look by itself for so long: until then writers do not ring.';

grant execute on function change.stay_awake(integer) to worker;

commit;
