-- Verify ontour:policies/core/fx_rates on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'core.fx_rates'::regclass
    ), 'core.fx_rates has not the policies of this file';
end
$$;

rollback;
