-- Verify ontour:policies/tour/shows on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.shows'::regclass
    ), 'api.shows has not the policies of this file';
end
$$;

rollback;
