-- Deploy ontour:functions/tour/import_finances to pg
-- requires: schema/tour/show_deals
-- requires: functions/tour/import_field

begin;

create or replace function tour.import_finances(show_id uuid, data jsonb)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
    v_fee constant numeric := tour.import_field(data, 'fee', 'number')::numeric;
    v_door_price constant numeric := tour.import_field(data, 'door_price', 'number')::numeric;
    v_currency constant text := upper(tour.import_field(data, 'currency'));
begin
    if v_fee is null and v_door_price is null then
        return false;
    end if;
    if exists (
        select from api.show_deals as f where f.show_id = import_finances.show_id and f.deleted_at is null
    ) then
        update api.show_deals as f
        set fee = coalesce(v_fee, f.fee),
            door_price = coalesce(v_door_price, f.door_price),
            currency = coalesce(v_currency, f.currency)
        where f.show_id = import_finances.show_id
            and f.deleted_at is null
            and (f.fee, f.door_price, f.currency) is distinct from (
                coalesce(v_fee, f.fee), coalesce(v_door_price, f.door_price), coalesce(v_currency, f.currency)
            );
        return found;
    end if;
    insert into api.show_deals (show_id, fee, door_price, currency)
    values (import_finances.show_id, v_fee, v_door_price, v_currency);
    return true;
end
$$;

comment on function tour.import_finances(uuid, jsonb) is
'Writes the money of an imported row, if it has any; tells whether something changed.';

grant execute on function tour.import_finances(uuid, jsonb) to member;

commit;
