-- Deploy ontour:functions/tour/post_entry to pg
-- requires: schema/tour/journal_entries
-- requires: schema/tour/journal_lines

begin;

create or replace function tour.post_entry(entry api.journal_entries, lines jsonb)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_id uuid;
begin
    insert into api.journal_entries (
        org_id, show_id, kind, revision, entry_on, description, payment_id, payment, reverses_id
    )
    values (
        entry.org_id, entry.show_id, entry.kind, entry.revision, entry.entry_on, entry.description,
        entry.payment_id, entry.payment, entry.reverses_id
    )
    returning id into v_id;

    insert into api.journal_lines (org_id, entry_id, account, amount, currency)
    select entry.org_id, v_id, line.account, line.amount, line.currency
    from jsonb_to_recordset(lines) as line (account text, amount numeric, currency text);
    return v_id;
end
$$;

comment on function tour.post_entry(api.journal_entries, jsonb) is
'Writes an entry into the journal with its lines, [{"account", "amount", "currency"}], and returns its id.';

commit;
