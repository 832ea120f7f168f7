-- Deploy ontour:functions/tour/reverse_entry to pg
-- requires: schema/tour/journal_entries
-- requires: schema/tour/journal_lines
-- requires: functions/tour/post_entry

begin;

create or replace function tour.reverse_entry(id uuid, reason text)
returns uuid
language plpgsql
volatile
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_entry api.journal_entries;
    v_lines jsonb;
begin
    select * into strict v_entry from api.journal_entries as e where e.id = reverse_entry.id;
    select coalesce(
        jsonb_agg(jsonb_build_object(
            'account', lines.account, 'amount', -lines.amount, 'currency', lines.currency
        )), '[]'
    )
    into v_lines
    from api.journal_lines as lines
    where lines.entry_id = v_entry.id;

    v_entry.reverses_id := v_entry.id;
    v_entry.kind := 'reversal';
    v_entry.entry_on := current_date;
    v_entry.description := reverse_entry.reason;
    return tour.post_entry(v_entry, v_lines);
end
$$;

comment on function tour.reverse_entry(uuid, text) is
'Writes the entry that undoes another one, of today and for this reason, and returns its id.';

commit;
