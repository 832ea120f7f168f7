-- Revert ontour:functions/core/fx_rate_of from pg

begin;

drop function core.fx_rate_of(text, date);

commit;
