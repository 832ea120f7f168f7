-- Verify ontour:policies/tour/ticket_scales on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.ticket_scales'::regclass
    ), 'api.ticket_scales has not the policies of this file';
end
$$;

rollback;
