-- Deploy ontour:functions/change/images_hash to pg
-- requires: functions/change/images_text

-- As change.context_hash, for the two images. Their salt is the hash of the row's: the context is erased
-- first, and from then on the row has this one in its place, from which nobody finds the other.

begin;

create or replace function change.images_hash(log change.log)
returns bytea
language sql
stable
parallel safe
begin atomic
    select case
        when log.images_hash is null then sha256(
            case when log.context_hash is null then sha256(log.salt) else log.salt end
            || convert_to(change.images_text(log), 'UTF8')
        )
        when num_nonnulls(log.before, log.after, log.salt) = 0 then log.images_hash
    end;
end;

comment on function change.images_hash(change.log) is
'The salted hash of a log row''s images; the one that was kept if they have been erased.';

commit;
