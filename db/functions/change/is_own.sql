-- Deploy ontour:functions/change/is_own to pg
-- requires: schema/change/log

begin;

create or replace function change.is_own(log change.log, topics text[])
returns boolean
language sql
stable
parallel safe
begin atomic
    select log.table_name <> 'memberships'
        and coalesce(log.topics_before, log.topics_after, '{}') <> '{}'
        and coalesce(log.topics_before, '{}') <@ topics
        and coalesce(log.topics_after, '{}') <@ topics;
end;

comment on function change.is_own(change.log, text[]) is
'Whether a log row is of a row that only these topics read, before and after: the images of such a row go with
a person who leaves. Never of memberships: they are ids, and prove whose an organization was.';

commit;
