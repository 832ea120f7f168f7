-- Deploy ontour:functions/tour/attach_to_show to pg
-- requires: schema/tour/show_finances
-- requires: schema/tour/show_costs
-- requires: functions/core/fail

-- Whoever writes a show's money first locks the show: sums, soft deletes and what confirming
-- requires are then judged one after the other. Runs under the caller's own rights, so that a show
-- he may not see is the same to him as one that does not exist.

begin;

create or replace function tour.attach_to_show()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_show_id constant uuid := case when tg_op = 'DELETE' then old.show_id else new.show_id end;
    v_show record;
begin
    select shows.org_id, shows.deleted_at into v_show
    from api.shows
    where shows.id = v_show_id
    for no key update;

    if tg_op = 'DELETE' then
        return old;
    end if;
    if v_show.org_id is null
        or v_show.deleted_at is not null
        and (tg_op = 'INSERT' or new.show_id <> old.show_id or old.deleted_at is not null and new.deleted_at is null)
    then
        perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || coalesce(v_show_id::text, 'null'));
    end if;
    new.org_id := v_show.org_id;
    return new;
end
$$;

comment on function tour.attach_to_show() is
'Row trigger: locks the show of a row, requires it to be live, and takes over its organization.
Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _050_attach_to_show
before insert or update or delete on api.show_finances
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update or delete on api.show_costs
for each row execute function tour.attach_to_show();

commit;
