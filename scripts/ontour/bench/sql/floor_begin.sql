begin isolation level read committed read {access};
select
    set_config('search_path', '"api", "public"', true), set_config('lock_timeout', '3s', true),
    set_config('statement_timeout', '8s', true), set_config('role', 'member', true),
    set_config('request.jwt.claims', :claims, true), set_config('request.method', '{method}', true),
    set_config('request.path', '{path}', true), set_config('request.headers', :headers, true),
    set_config('request.cookies', '', true), set_config('app.settings.jwt_audience', 'ontour', true),
    set_config('app.settings.jwt_issuer', :issuer, true);
select auth.check_request();
