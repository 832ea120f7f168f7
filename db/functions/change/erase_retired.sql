-- Deploy ontour:functions/change/erase_retired to pg
-- requires: functions/change/own_topics
-- requires: functions/change/is_own
-- requires: functions/change/images_hash
-- requires: functions/change/context_hash

-- No index remains on an archive that says whose its rows are: this reads each of them, once a person. What
-- has been dropped or backed up is out of reach.

begin;

create or replace function change.erase_retired(erasure change.erasures)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_topics constant text[] := change.own_topics(erasure.user_id, erasure.org_ids);
    v_archive regclass;
begin
    for v_archive in
        select rel.oid::regclass from pg_catalog.pg_class as rel
        where rel.relnamespace = 'change'::regnamespace and rel.relname ~ '^retired_log_[0-9]{4}_[0-9]{2}$'
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- A regclass writes itself with its quotes.
        execute format(
            $sql$
                update %s as gone
                set context_hash = change.context_hash(log), session_id = null, device_id = null,
                    request_id = null, ip = null, user_agent = null,
                    salt = case when not own.is_own then sha256(log.salt) end,
                    images_hash = case when own.is_own then change.images_hash(log) end,
                    before = case when not own.is_own then log.before end,
                    after = case when not own.is_own then log.after end
                from %1$s as archived
                cross join lateral jsonb_populate_record(null::change.log, to_jsonb(archived)) as log
                cross join lateral change.is_own(log, $1) as own (is_own)
                where gone.seq = archived.seq
                    and archived.context_hash is null
                    and (archived.actor_id = $2 or own.is_own)
            $sql$,
            v_archive
        ) using v_topics, erasure.user_id;
    end loop;
end
$$;

comment on function change.erase_retired(change.erasures) is
'change.erase_person for the months that were retired and not yet dropped.';

commit;
