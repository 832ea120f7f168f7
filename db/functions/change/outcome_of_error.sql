-- Deploy ontour:functions/change/outcome_of_error to pg
-- requires: schema/change/operation
-- requires: schema/change/error_codes

-- Class 40: the transaction was in another's way; 53, 57, 58: the server was in trouble; 55P03: a lock was
-- not to be had. None of these is the operation's fault, so none of them is its verdict.

begin;

create or replace function change.outcome_of_error(sqlstate text, message text, detail text)
returns change.outcome
language plpgsql
stable
set search_path = ''
as $$
declare
    v_outcome change.outcome;
begin
    v_outcome.verdict := 'rejected';
    if outcome_of_error.sqlstate = 'PGRST' then
        v_outcome.code := outcome_of_error.message::jsonb ->> 'code';
        v_outcome.message := outcome_of_error.message::jsonb ->> 'message';
        v_outcome.details := outcome_of_error.message::jsonb ->> 'details';
        v_outcome.hint := outcome_of_error.message::jsonb ->> 'hint';
    elsif outcome_of_error.sqlstate ~ '^(40|53|57|58)|^55P03$' then
        select 'rejected', error_codes.code, error_codes.message, outcome_of_error.sqlstate, error_codes.hint
        into v_outcome.verdict, v_outcome.code, v_outcome.message, v_outcome.details, v_outcome.hint
        from core.error_codes
        where error_codes.code = 'OPERATION_BUSY';
    else
        v_outcome.code := outcome_of_error.sqlstate;
        v_outcome.message := outcome_of_error.message;
        v_outcome.details := nullif(outcome_of_error.detail, '');
    end if;
    return v_outcome;
end
$$;

comment on function change.outcome_of_error(text, text, text) is
'For push: the error that an operation met, as its verdict; OPERATION_BUSY (409) if it may be pushed again.';

grant execute on function change.outcome_of_error(text, text, text) to member;

commit;
