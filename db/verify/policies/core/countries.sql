-- Verify ontour:policies/core/countries on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.countries'::regclass
    ), 'api.countries has not the policies of this file';
end
$$;

rollback;
