-- Verify ontour:policies/tour/fx_rates on pg

begin;

do $$
begin
    assert has_table_privilege('member', 'api.fx_rates', 'SELECT'), 'members do not read api.fx_rates';
end
$$;

rollback;
