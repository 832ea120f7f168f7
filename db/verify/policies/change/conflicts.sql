-- Verify ontour:policies/change/conflicts on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.conflicts'::regclass
    ), 'api.conflicts has not the policies of this file';
end
$$;

rollback;
