-- Deploy ontour:functions/tour/place_per_diem to pg
-- requires: schema/tour/per_diems
-- requires: functions/tour/guard_amounts
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

begin;

-- Security definer: memberships have policies of their own.
create or replace function tour.place_per_diem()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT' or old.deleted_at is not null and new.deleted_at is null;
begin
    -- The policies will refuse this row; nothing may be learned from it before.
    if core.current_user_id() is not null and not new.org_id = any (core.orgs_with('finance.write')) then
        return new;
    end if;
    if v_is_new or new.user_id <> old.user_id then
        perform from api.memberships
        where memberships.org_id = new.org_id
            and memberships.user_id = new.user_id
            and memberships.deleted_at is null;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'user_id=' || coalesce(new.user_id::text, 'null'));
        end if;
    end if;
    if new.tour_id is not null and (v_is_new or new.tour_id is distinct from old.tour_id) then
        perform from api.tours
        where tours.org_id = new.org_id and tours.id = new.tour_id and tours.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'tour_id=' || new.tour_id);
        end if;
    end if;
    return new;
end
$$;

comment on function tour.place_per_diem() is
'Row trigger: a per diem is a live member''s, on a live tour. Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _200_place_per_diem
before insert or update of user_id, tour_id, deleted_at on api.per_diems
for each row execute function tour.place_per_diem();

create or replace trigger _200_guard_amounts
before insert or update of currency, amount on api.per_diems
for each row execute function tour.guard_amounts('amount');

commit;
