-- Deploy ontour:functions/tour/require_rates to pg
-- requires: functions/core/fail

begin;

create or replace function tour.require_rates(inputs jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    v_missing jsonb;
begin
    select line.item into v_missing
    from jsonb_array_elements(
        inputs -> 'costs' || jsonb_path_query_array(inputs, '$.payments[*] ? (@.paid_on != null)')
    ) as line (item)
    where line.item -> 'times' = 'null'
    limit 1;
    if found then
        perform core.fail(
            'FX_RATE_MISSING',
            format(
                'currency=%s on=%s',
                v_missing ->> 'missing',
                coalesce(
                    v_missing ->> 'incurred_on', v_missing ->> 'paid_on', inputs #>> '{show,show_on}'
                )
            )
        );
    end if;
end
$$;

comment on function tour.require_rates(jsonb) is
'All exchange rates that these inputs of a settlement take are known. Raises FX_RATE_MISSING (422).';

commit;
