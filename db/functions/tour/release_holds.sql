-- Deploy ontour:functions/tour/release_holds to pg
-- requires: schema/tour/holds

-- On every path: a show that is called off keeps nobody waiting.

begin;

-- Security definer: what follows from a change is not the caller's to write.
create or replace function tour.release_holds()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update api.holds
    set state = 'released'
    where holds.show_id = new.id and holds.state in ('held', 'confirmed') and holds.deleted_at is null;
    return null;
end
$$;

comment on function tour.release_holds() is 'Row trigger: a cancelled show gives up its holds.';

create or replace trigger _500_release_holds
after update of status on api.shows
for each row when (new.status = 'cancelled' and old.status <> 'cancelled')
execute function tour.release_holds();

commit;
