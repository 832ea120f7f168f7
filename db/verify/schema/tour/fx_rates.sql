-- Verify ontour:schema/tour/fx_rates on pg

begin;

select * from api.fx_rates where false;

rollback;
