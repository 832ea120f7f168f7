-- Deploy ontour:functions/change/begin_push to pg
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: schema/change/error_codes

begin;

create or replace function change.begin_push()
returns void
language plpgsql
set search_path = ''
as $$
begin
    -- Verdicts are a person's, so of two pushes of the same operation the second finds that of the first.
    perform pg_advisory_xact_lock(hashtextextended('change.push ' || core.current_user_id(), 0));
exception
    when lock_not_available or transaction_rollback then
        perform core.fail('PUSH_RUNNING');
end
$$;

comment on function change.begin_push() is
'Lets the pushes of one person follow one another. Raises PUSH_RUNNING (409).';

grant execute on function change.begin_push() to member;

commit;
