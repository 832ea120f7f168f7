-- The same table three times: without anything, with a lone NOTIFY, and tracked. Columns, defaults, constraints
-- and indexes are those of api.shows, without its foreign keys and the triggers of its own rules, which hide the
-- log's share behind theirs.

create table api.bench_plain (
    like api.shows including defaults including constraints including indexes
);
create table api.bench_notify (
    like api.shows including defaults including constraints including indexes
);
create table api.bench_tracked (
    like api.shows including defaults including constraints including indexes
);

call change.track('api.bench_tracked', topics => array['org:{org_id}'], write => 'show.write');

create function api.bench_notify() returns trigger
language plpgsql
as $$
begin
    notify bench;
    return null;
end
$$;

create trigger bench_notify after insert or update or delete on api.bench_notify
for each statement execute function api.bench_notify();

insert into api.organizations (id, name) values ('0199aaaa-0000-7000-8000-000000000001', 'Measured');
