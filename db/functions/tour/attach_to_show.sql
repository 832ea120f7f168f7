-- Deploy ontour:functions/tour/attach_to_show to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/show_costs
-- requires: schema/tour/ticket_scales
-- requires: schema/tour/deal_bonuses
-- requires: schema/tour/show_payments
-- requires: schema/tour/settlements
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

-- A show gets money only while it lives: the lock keeps a concurrent delete waiting, which then takes the
-- new row along. A show that the caller may not see is the same to him as one that does not exist.

begin;

-- Security definer: locking asks for no right to change the show, and asks row level security once.
create or replace function tour.attach_to_show()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_org_id uuid;
begin
    if tg_op = 'INSERT'
        or new.show_id <> old.show_id
        or old.deleted_at is not null and new.deleted_at is null
    then
        select shows.org_id into v_org_id
        from api.shows
        where shows.id = new.show_id
            and shows.deleted_at is null
            and (core.current_user_id() is null or shows.org_id = any (core.orgs_with('show.read')))
        for no key update;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || coalesce(new.show_id::text, 'null'));
        end if;
        new.org_id := v_org_id;
    end if;
    return new;
end
$$;

comment on function tour.attach_to_show() is
'Row trigger: the show of a new, moved or restored row is live and locked, and gives the row its organization.
Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.show_deals
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.show_costs
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.ticket_scales
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.deal_bonuses
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.show_payments
for each row execute function tour.attach_to_show();

create or replace trigger _050_attach_to_show
before insert or update of show_id, deleted_at on api.settlements
for each row execute function tour.attach_to_show();

commit;
