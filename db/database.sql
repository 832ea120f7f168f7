-- What belongs to a database and is neither cloned with it nor a sqitch change: who may connect.
-- Run by a superuser once for every database, right after `create database ... owner ontour_owner`.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to migrator, authenticator, bridge, relay, worker, analyst',
        current_database()
    );
end
$$;
