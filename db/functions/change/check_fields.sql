-- Deploy ontour:functions/change/check_fields to pg
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

create or replace function change.check_fields(op text, fields jsonb, columns jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    v_key text;
begin
    for v_key in select jsonb_object_keys(fields) loop
        if not columns ? v_key then
            perform core.fail('UNKNOWN_FIELD', 'field=' || left(v_key, 100));
        end if;
        if not (columns -> v_key -> op)::boolean then
            perform core.fail('FIELD_NOT_WRITABLE', 'field=' || v_key);
        end if;
    end loop;
end
$$;

comment on function change.check_fields(text, jsonb, jsonb) is
'For push: members may insert or update these fields. Raises UNKNOWN_FIELD and FIELD_NOT_WRITABLE (422).';

grant execute on function change.check_fields(text, jsonb, jsonb) to member;

commit;
