-- Deploy ontour:functions/change/local_key to pg
-- requires: functions/core/current_user_id

-- Ids such as 1 are everybody's: they count for one device, or if that is not named for one person. By a
-- digest, for the key stays with the row when the person leaves.

begin;

create or replace function change.local_key(local_id text, device_id text)
returns text
language sql
stable
begin atomic
    select 'local:' || case
        when local_key.local_id ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
            then lower(local_key.local_id)
        else format(
            '%s:%s',
            left(
                encode(
                    sha256(
                        convert_to(coalesce(local_key.device_id, core.current_user_id()::text), 'UTF8')
                    ),
                    'hex'
                ),
                32
            ),
            local_key.local_id
        )
    end;
end;

comment on function change.local_key(text, text) is
'By what an imported row is known in its organization: its local id, with its device unless it is a UUID.';

grant execute on function change.local_key(text, text) to member;

commit;
