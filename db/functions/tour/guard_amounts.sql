-- Deploy ontour:functions/tour/guard_amounts to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/show_costs
-- requires: schema/tour/show_payments
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- Money that does not fit its currency is refused, not rounded: nobody wrote what would then stand there.
-- Arguments: the columns that hold amounts in the row's currency.

begin;

create or replace function tour.guard_amounts()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_row constant jsonb := to_jsonb(new);
    v_minor_units integer;
begin
    select currencies.minor_units into v_minor_units
    from api.currencies
    where currencies.code = new.currency;

    for i in 0 .. tg_nargs - 1 loop
        if scale(trim_scale((v_row ->> tg_argv[i])::numeric)) > v_minor_units then
            perform core.fail(
                'AMOUNT_PRECISION',
                format(
                    '%s=%s currency=%s minor_units=%s',
                    tg_argv[i], v_row ->> tg_argv[i], new.currency, v_minor_units
                )
            );
        end if;
    end loop;
    return new;
end
$$;

comment on function tour.guard_amounts() is
'Row trigger: amounts have no more decimals than their currency. Raises AMOUNT_PRECISION (422).';

create or replace trigger _200_guard_amounts
before insert or update of currency, fee, split_point, per_ticket, door_price on api.show_deals
for each row execute function tour.guard_amounts('fee', 'split_point', 'per_ticket', 'door_price');

create or replace trigger _200_guard_amounts
before insert or update of currency, amount on api.show_costs
for each row execute function tour.guard_amounts('amount');

create or replace trigger _200_guard_amounts
before insert or update of currency, amount on api.show_payments
for each row execute function tour.guard_amounts('amount');

commit;
