-- Verify ontour:policies/tour/show_payments on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.show_payments'::regclass
    ), 'api.show_payments has not the policies of this file';
end
$$;

rollback;
