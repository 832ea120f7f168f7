-- The cluster's roles, least privilege, one per process. Run by a superuser once per cluster, before
-- sqitch; running it again changes nothing. Roles belong to the cluster and not to a database, so
-- they are no sqitch change. Passwords are set by whoever runs the cluster (`./ontour up` does).

do $$
declare
    v_role record;
begin
    for v_role in
        select *
        from (values
            ('ontour_owner', 'nologin', 'Owns the database and all that is in it; migrations act as it.'),
            ('migrator', 'login noinherit', 'sqitch''s login; every session becomes ontour_owner.'),
            ('authenticator', 'login noinherit', 'PostgREST''s login; may become anon or member, nothing else.'),
            ('anon', 'nologin', 'A request without a token.'),
            ('member', 'nologin', 'A request of a signed-in person.'),
            ('bridge', 'login', 'The auth bridge; calls functions of the schema auth.'),
            ('relay', 'login', 'The feed relay; reads the log for its listeners.'),
            ('worker', 'login', 'Outbox, sequencer and periodic work.'),
            ('analyst', 'login', 'Reads the views of the schema analytics.')
        ) as wanted (name, attributes, purpose)
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = v_role.name) then
            execute format('create role %I', v_role.name);
        end if;
        execute format(
            'alter role %I %s nosuperuser nocreatedb nocreaterole nobypassrls noreplication',
            v_role.name, v_role.attributes
        );
        execute format('comment on role %I is %L', v_role.name, v_role.purpose);
    end loop;
end
$$;

grant ontour_owner to migrator;
alter role migrator set role to 'ontour_owner';
grant anon, member to authenticator;

-- Upper bounds: a hostile query costs its sender an error and nobody else a slow second. PostgREST
-- applies the settings of the role that a request becomes.
alter role anon set statement_timeout to '2s';
alter role member set statement_timeout to '8s';
alter role anon set lock_timeout to '1s';
alter role member set lock_timeout to '3s';
alter role bridge set statement_timeout to '5s';
alter role bridge set lock_timeout to '3s';
alter role authenticator set idle_in_transaction_session_timeout to '10s';
alter role bridge set idle_in_transaction_session_timeout to '10s';
-- The relay asks small questions. The worker numbers whatever has been written, a million rows at a time: a
-- limit that a batch can meet would end it again and again, and with it everybody's feed.
alter role relay set statement_timeout to '30s';
alter role relay set lock_timeout to '2s';
alter role relay set idle_in_transaction_session_timeout to '5s';
alter role worker set statement_timeout to '10min';
alter role worker set lock_timeout to '5s';
alter role worker set idle_in_transaction_session_timeout to '5s';
alter role analyst set statement_timeout to '60s';
alter role analyst set default_transaction_read_only to on;
alter role analyst set temp_file_limit to '2GB';

-- A request repeats a statement that its connection has planned already. The planner would plan it anew
-- each time, for it overrates the shared plan of a statement with `limit $1`: 0.1 ms of CPU a request.
alter role authenticator set plan_cache_mode to 'force_generic_plan';

-- Short statements over large tables: compiling one, or starting processes for it, costs a hundred times the
-- statement.
alter role authenticator set jit to off;
alter role bridge set jit to off;
alter role relay set jit to off;
alter role worker set jit to off;
alter role relay set max_parallel_workers_per_gather to 0;
