-- Deploy ontour:functions/tour/require_value to pg
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

begin;

create or replace function tour.require_value(argument text, value text, allowed text[])
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if require_value.value is null or not require_value.value = any (require_value.allowed) then
        perform core.fail(
            'INVALID_ARGUMENT',
            format('%s=%s', require_value.argument, coalesce(left(require_value.value, 100), 'null')),
            format('%s is one of %s.', require_value.argument, array_to_string(require_value.allowed, ', '))
        );
    end if;
end
$$;

comment on function tour.require_value(text, text, text[]) is
'For functions of the API: an argument has one of the allowed values. Raises INVALID_ARGUMENT (422).';

commit;
