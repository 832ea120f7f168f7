-- Verify ontour:policies/tour/set_list_songs on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.set_list_songs'::regclass
    ), 'api.set_list_songs has not the policies of this file';
end
$$;

rollback;
