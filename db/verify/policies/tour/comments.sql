-- Verify ontour:policies/tour/comments on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.comments'::regclass
    ), 'api.comments has not the policies of this file';
end
$$;

rollback;
