-- Deploy ontour:functions/change/require_position to pg
-- requires: functions/change/feed_bounds
-- requires: functions/core/fail
-- requires: schema/change/error_codes

begin;

create or replace function change.require_position("position" bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    v_bounds record;
begin
    select * into v_bounds from change.feed_bounds();
    if require_position.position is null or require_position.position < 0 then
        perform core.fail('POSITION_INVALID', format('position=%s', require_position.position));
    elsif require_position.position > v_bounds.head then
        perform core.fail(
            'POSITION_AHEAD', format('position=%s head=%s', require_position.position, v_bounds.head)
        );
    elsif require_position.position < v_bounds.floor then
        perform core.fail(
            'POSITION_GONE', format('position=%s floor=%s', require_position.position, v_bounds.floor)
        );
    end if;
end
$$;

comment on function change.require_position(bigint) is
'Refuses a position that cannot be resumed from.
Raises POSITION_INVALID, POSITION_AHEAD (400) and POSITION_GONE (410).';

grant execute on function change.require_position(bigint) to member, relay;

commit;
