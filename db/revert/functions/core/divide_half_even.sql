-- Revert ontour:functions/core/divide_half_even from pg

begin;

drop function core.divide_half_even(numeric, numeric);

commit;
