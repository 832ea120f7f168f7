-- Deploy ontour:functions/change/verdict_of to pg
-- requires: schema/change/operation

begin;

create or replace function change.verdict_of(op_id uuid, outcome change.outcome)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
    return jsonb_build_object('op_id', op_id)
        || jsonb_strip_nulls(jsonb_build_object(
            'verdict', outcome.verdict,
            'version', outcome.version,
            'conflicts', outcome.conflicts,
            'code', outcome.code,
            'message', outcome.message,
            'details', outcome.details,
            'hint', outcome.hint
        ))
        -- The row keeps its nulls.
        || case when outcome."row" is null then '{}' else jsonb_build_object('row', outcome."row") end;
end
$$;

comment on function change.verdict_of(uuid, change.outcome) is
'For push: what became of an operation as the client gets it, without what it has not.';

grant execute on function change.verdict_of(uuid, change.outcome) to member;

commit;
