-- Deploy ontour:functions/tour/keep_embargo to pg
-- requires: schema/tour/shows

-- The public is told that a show is cancelled if it had been told of the show, and of no other.

begin;

create or replace function tour.keep_embargo()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    if old.status <> 'confirmed' or old.announce_at > now() then
        new.announce_at := null;
    end if;
    return new;
end
$$;

comment on function tour.keep_embargo() is
'Row trigger: a show that is cancelled before it has been announced never is.';

create or replace trigger _210_keep_embargo
before update of status on api.shows
for each row when (new.status = 'cancelled' and old.status <> 'cancelled')
execute function tour.keep_embargo();

commit;
