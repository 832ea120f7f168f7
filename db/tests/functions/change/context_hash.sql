-- Tests functions/change/context_hash.
begin;
select plan(6);

create temporary table one as
select log from jsonb_populate_record(null::change.log, '{"ip": "10.1.2.3", "salt": "\\x0102"}') as log;

select is(
    (select change.context_hash(one.log) from one),
    sha256('\x0102' || convert_to('[null, null, null, "10.1.2.3", null]', 'UTF8')), 'salted'
);
update one set log.salt = '\x0103';
select isnt(
    (select change.context_hash(one.log) from one),
    sha256('\x0102' || convert_to('[null, null, null, "10.1.2.3", null]', 'UTF8')),
    'another salt, another hash'
);
update one set log.salt = null;
select is((select change.context_hash(one.log) from one), null, 'without a salt there is none');
update one set log.context_hash = '\xaa';
select is(
    (select change.context_hash(one.log) from one), null,
    'one that was kept does not vouch for what stands there'
);
update one set log.ip = null;
select is((select change.context_hash(one.log) from one), '\xaa', 'but for what was erased');
select is(
    (select count(distinct salt) from change.log), (select count(*) from change.log),
    'each row of the log has a salt of its own'
);

select * from finish();
rollback;
