-- Verify ontour:policies/tour/show_finances on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.show_finances'::regclass
    ), 'api.show_finances has not the policies of this file';
end
$$;

rollback;
