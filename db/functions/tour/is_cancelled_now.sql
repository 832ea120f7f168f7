-- Deploy ontour:functions/tour/is_cancelled_now to pg
-- requires: schema/change/log

-- The log knows: cancelling a cancelled show once more finishes what is left, and tells nobody twice.

begin;

create or replace function tour.is_cancelled_now(show_id uuid)
returns boolean
language sql
stable
begin atomic
    select exists (
        select from change.log as log
        where log.tx_id = pg_current_xact_id_if_assigned()
            and log.row_id = is_cancelled_now.show_id
            and log.before ->> 'status' <> 'cancelled'
            and log.after ->> 'status' = 'cancelled'
    );
end;

comment on function tour.is_cancelled_now(uuid) is
'For steps of cancel_show: whether it is this transaction that cancels the show.';

commit;
