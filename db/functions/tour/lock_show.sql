-- Deploy ontour:functions/tour/lock_show to pg
-- requires: schema/tour/shows
-- requires: functions/core/orgs_with
-- requires: functions/core/require_permission
-- requires: functions/core/fail

-- The show comes first in everybody's order of locks: whoever changes several of its rows holds it.

begin;

create or replace function tour.lock_show(show_id uuid, permission text)
returns api.shows
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_show api.shows;
begin
    select shows.* into v_show
    from api.shows
    where shows.id = lock_show.show_id
        and shows.deleted_at is null
        and shows.org_id = any ((select core.orgs_with('show.read'))::uuid[])
    for no key update;
    if not found then
        perform core.fail('NOT_FOUND', 'show_id=' || coalesce(lock_show.show_id::text, 'null'));
    end if;
    perform core.require_permission(v_show.org_id, lock_show.permission);
    return v_show;
end
$$;

comment on function tour.lock_show(uuid, text) is
'For definer functions over several rows of a show: the live show, locked, whose organization gives the caller
this permission. Raises NOT_FOUND (404), PERMISSION_DENIED (403) and STEP_UP_REQUIRED (401).';

commit;
