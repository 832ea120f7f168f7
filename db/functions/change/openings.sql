-- Deploy ontour:functions/change/openings to pg
-- requires: functions/change/images_text
-- requires: functions/change/context_text

begin;

create or replace function change.openings(log change.log)
returns json
language sql
stable
begin atomic
    select json_build_object(
        'images', case
            when log.images_hash is null then json_build_object(
                'salt',
                encode(case when log.context_hash is null then sha256(log.salt) else log.salt end, 'hex'),
                'text', change.images_text(log)
            )
        end,
        'context', case
            when log.context_hash is null then json_build_object(
                'salt', encode(log.salt, 'hex'), 'text', change.context_text(log)
            )
        end
    );
end;

comment on function change.openings(change.log) is
'For a proof: what the hashes in change.canonical_row are of, SHA-256 of each salt followed by its text; null
for what has been erased.';

commit;
