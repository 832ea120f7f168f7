-- Deploy ontour:functions/tour/show_for to pg
-- requires: schema/tour/shows
-- requires: functions/core/require_permission
-- requires: functions/core/orgs_with

begin;

-- Security definer: it tells whoever sees a show what they lack, and nobody else that there is one.
create or replace function tour.show_for(show_id uuid, permission text)
returns api.shows
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_show api.shows;
begin
    select shows.* into v_show
    from api.shows
    where shows.id = show_for.show_id
        and shows.deleted_at is null
        and shows.org_id = any (core.orgs_with('show.read'));
    if not found then
        perform core.fail('NOT_FOUND', 'show_id=' || coalesce(show_for.show_id::text, 'null'));
    end if;
    perform core.require_permission(v_show.org_id, show_for.permission);
    return v_show;
end
$$;

comment on function tour.show_for(uuid, text) is
'For functions of the API: a live show of which the caller may do this.
Raises NOT_FOUND (404), PERMISSION_DENIED (403) and STEP_UP_REQUIRED (401).';

commit;
