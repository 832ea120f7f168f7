-- Deploy ontour:functions/tour/level to pg
-- requires: schema/tour/holds

begin;

create or replace function api.level(hold api.holds)
returns integer
language sql
stable
begin atomic
    select 1 + count(*)::integer
    from api.holds as ahead
    where ahead.venue_id = hold.venue_id
        and ahead.hold_on = hold.hold_on
        and ahead.stage is not distinct from hold.stage
        and ahead.state in ('held', 'confirmed')
        and ahead.deleted_at is null
        and (ahead.state <> 'confirmed', ahead.position, ahead.id)
        < (hold.state <> 'confirmed', hold.position, hold.id)
    having hold.state in ('held', 'confirmed') and hold.deleted_at is null;
end;

comment on function api.level(api.holds) is
'Where a hold stands in its line: 1 is next to be confirmed, or is; null for one that is released or has
lapsed. As a column: holds?select=*,level.';

grant execute on function api.level(api.holds) to member;

commit;
