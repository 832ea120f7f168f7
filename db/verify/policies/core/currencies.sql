-- Verify ontour:policies/core/currencies on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.currencies'::regclass
    ), 'api.currencies has not the policies of this file';
end
$$;

rollback;
