-- Deploy ontour:functions/change/fate_of to pg
-- requires: schema/change/log
-- requires: functions/change/readable_topics

begin;

-- Security definer: row level security hides what is deleted; who could read the row may know that it was.
create or replace function change.fate_of(
    table_name text, id uuid, out version integer, out image jsonb, out is_deleted boolean
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    select log.version, coalesce(log.after, log.before), log.op in ('delete', 'purge')
    into version, image, is_deleted
    from change.log as log
    where log.row_id = fate_of.id
        and log.table_name = fate_of.table_name
        and coalesce(log.topics_after, log.topics_before) && (select change.readable_topics())
    order by log.version desc, log.seq desc
    limit 1;
end
$$;

comment on function change.fate_of(text, uuid) is
'For push: the last version of a row that the caller cannot see, and what it was; null if it never was his
to see.';

grant execute on function change.fate_of(text, uuid) to member;

commit;
