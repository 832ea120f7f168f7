-- Deploy ontour:functions/change/verify_numbering to pg
-- requires: schema/change/finding
-- requires: schema/change/feed
-- requires: schema/change/sequencer

begin;

create or replace function change.verify_numbering()
returns setof change.finding
language sql
stable
rows 1
set work_mem = '64MB'
begin atomic
    select
        null::bigint, log.seq, log.table_name, log.row_id, 'inserted',
        format('the sequencer has been past transaction %s and has not seen it', log.tx_id)
    from change.log
    cross join change.sequencer
    where not exists (select from change.feed where feed.seq = log.seq)
        and pg_visible_in_snapshot(log.tx_id, sequencer.snapshot)
    order by log.seq
    limit 1;
end;

comment on function change.verify_numbering() is
'For verify: the first log row without a position that ought to have one, if there is one: put in later, as
of an earlier transaction.';

commit;
