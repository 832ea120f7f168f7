-- Verify ontour:policies/tour/show_costs on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.show_costs'::regclass
    ), 'api.show_costs has not the policies of this file';
end
$$;

rollback;
