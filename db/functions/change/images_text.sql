-- Deploy ontour:functions/change/images_text to pg
-- requires: schema/change/log

begin;

create or replace function change.images_text(log change.log)
returns text
language sql
stable
parallel safe
begin atomic
    select json_build_array(log.before, log.after)::text;
end;

comment on function change.images_text(change.log) is 'Both images of a log row, as they are hashed.';

commit;
