-- Verify ontour:policies/tour/org_fx_rates on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.org_fx_rates'::regclass
    ), 'api.org_fx_rates has not the policies of this file';
end
$$;

rollback;
