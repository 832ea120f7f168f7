-- Verify ontour:policies/tour/party_members on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.party_members'::regclass
    ), 'api.party_members has not the policies of this file';
end
$$;

rollback;
