-- Verify ontour:policies/tour/deal_bonuses on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.deal_bonuses'::regclass
    ), 'api.deal_bonuses has not the policies of this file';
end
$$;

rollback;
