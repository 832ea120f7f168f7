-- Revert ontour:functions/core/fx_rate from pg

begin;

drop function core.fx_rate(text, date);

commit;
