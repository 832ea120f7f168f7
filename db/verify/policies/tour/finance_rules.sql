-- Verify ontour:policies/tour/finance_rules on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.finance_rules'::regclass
    ), 'api.finance_rules has not the policies of this file';
end
$$;

rollback;
