-- Verify ontour:policies/tour/venues on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.venues'::regclass
    ), 'api.venues has not the policies of this file';
end
$$;

rollback;
