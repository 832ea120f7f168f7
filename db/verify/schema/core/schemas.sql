-- Verify ontour:schema/core/schemas on pg

begin;

do $$
begin
    assert to_regnamespace('api') is not null, 'api is served';
    assert not has_schema_privilege('public', 'public', 'usage'), 'public is nobody''s';
end
$$;

rollback;
