-- Verify ontour:policies/tour/deal_templates on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.deal_templates'::regclass
    ), 'api.deal_templates has not the policies of this file';
end
$$;

rollback;
