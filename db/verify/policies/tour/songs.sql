-- Verify ontour:policies/tour/songs on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.songs'::regclass
    ), 'api.songs has not the policies of this file';
end
$$;

rollback;
