-- Verify ontour:policies/tour/per_diems on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.per_diems'::regclass
    ), 'api.per_diems has not the policies of this file';
end
$$;

rollback;
