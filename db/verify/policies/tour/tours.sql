-- Verify ontour:policies/tour/tours on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.tours'::regclass
    ), 'api.tours has not the policies of this file';
end
$$;

rollback;
