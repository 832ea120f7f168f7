-- Deploy ontour:functions/core/guard_codes to pg
-- requires: schema/core/countries
-- requires: schema/core/currencies
-- requires: functions/core/fail
-- requires: functions/core/is_time_zone
-- requires: schema/core/organizations

-- The foreign keys would refuse an unknown code as well, but as a 409 about a key; this says what is
-- wrong. Arguments: pairs of kind (country, currency, time_zone) and column.

begin;

create or replace function core.guard_codes()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_row constant jsonb := to_jsonb(new);
    v_value text;
    v_details text;
begin
    for i in 0 .. tg_nargs - 1 by 2 loop
        v_value := v_row ->> tg_argv[i + 1];
        continue when v_value is null;
        v_details := format('%s=%s', tg_argv[i + 1], left(v_value, 100));

        case tg_argv[i]
            when 'country' then
                if not exists (select from api.countries where countries.code = v_value) then
                    perform core.fail('UNKNOWN_COUNTRY', v_details);
                end if;
            when 'currency' then
                if not exists (select from api.currencies where currencies.code = v_value) then
                    perform core.fail('UNKNOWN_CURRENCY', v_details);
                end if;
            when 'time_zone' then
                if not core.is_time_zone(v_value) then
                    perform core.fail('UNKNOWN_TIME_ZONE', v_details);
                end if;
        end case;
    end loop;
    return new;
end
$$;

comment on function core.guard_codes() is
'Row trigger: refuses codes that do not exist.
Raises UNKNOWN_COUNTRY, UNKNOWN_CURRENCY and UNKNOWN_TIME_ZONE (422).';

create or replace trigger _200_guard_codes
before insert or update of time_zone on api.users
for each row execute function core.guard_codes('time_zone', 'time_zone');

create or replace trigger _200_guard_codes
before insert or update of currency on api.organizations
for each row execute function core.guard_codes('currency', 'currency');

commit;
