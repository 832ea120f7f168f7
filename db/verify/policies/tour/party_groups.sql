-- Verify ontour:policies/tour/party_groups on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.party_groups'::regclass
    ), 'api.party_groups has not the policies of this file';
end
$$;

rollback;
