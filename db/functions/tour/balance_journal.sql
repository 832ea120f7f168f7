-- Deploy ontour:functions/tour/balance_journal to pg
-- requires: schema/tour/journal_lines
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- Asked at the end of the transaction, when all lines of an entry are there.

begin;

-- Security definer: the rule holds whoever writes.
create or replace function tour.balance_journal()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_off record;
begin
    select lines.currency, sum(lines.amount) as amount into v_off
    from (
        -- First its lines: grouped in the order of an index on the currency, all would be read.
        select posted.currency, posted.amount
        from api.journal_lines as posted
        where posted.entry_id = new.entry_id
        offset 0
    ) as lines
    group by lines.currency
    having sum(lines.amount) <> 0
    limit 1;
    if found then
        perform core.fail(
            'JOURNAL_UNBALANCED',
            format('entry_id=%s currency=%s sum=%s', new.entry_id, v_off.currency, v_off.amount)
        );
    end if;
    return null;
end
$$;

comment on function tour.balance_journal() is
'Constraint trigger: the lines of an entry add up to zero in each currency. Raises JOURNAL_UNBALANCED (422).';

-- "create or replace" knows no constraint triggers.
set local client_min_messages = warning;
drop trigger if exists _200_balance_journal on api.journal_lines;

create constraint trigger _200_balance_journal
after insert or update on api.journal_lines
deferrable initially deferred
for each row execute function tour.balance_journal();

commit;
