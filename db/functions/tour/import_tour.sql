-- Deploy ontour:functions/tour/import_tour to pg
-- requires: schema/tour/tours
-- requires: functions/tour/import_field

begin;

create or replace function tour.import_tour(org_id uuid, data jsonb)
returns uuid
language plpgsql
set search_path = ''
as $$
declare
    v_name constant text := tour.import_field(data, 'tour');
    v_id uuid;
begin
    if v_name is null then
        return null;
    end if;
    select tours.id into v_id
    from api.tours
    where tours.org_id = import_tour.org_id and tours.name = v_name and tours.deleted_at is null;
    if not found then
        insert into api.tours (org_id, name) values (import_tour.org_id, v_name) returning id into v_id;
    end if;
    return v_id;
end
$$;

comment on function tour.import_tour(uuid, jsonb) is
'The tour that an imported row names, made if the organization has none of this name.';

grant execute on function tour.import_tour(uuid, jsonb) to member;

commit;
