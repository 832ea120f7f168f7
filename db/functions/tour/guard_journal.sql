-- Deploy ontour:functions/tour/guard_journal to pg
-- requires: schema/tour/journal_entries
-- requires: schema/tour/journal_lines
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- Deletion is left to purge_organizations, which takes all of an organization: nobody else is granted it.

begin;

create or replace function tour.guard_journal()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    perform core.fail('JOURNAL_FINAL', format('table=%s id=%s', tg_table_name, old.id));
    return null;
end
$$;

comment on function tour.guard_journal() is
'Row trigger: the journal is never changed. Raises JOURNAL_FINAL (422).';

create or replace trigger _200_guard_journal
before update on api.journal_entries
for each row execute function tour.guard_journal();

create or replace trigger _200_guard_journal
before update on api.journal_lines
for each row execute function tour.guard_journal();

commit;
