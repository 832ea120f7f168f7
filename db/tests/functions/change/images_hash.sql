-- Tests functions/change/images_hash.
begin;
select plan(5);

create temporary table one as
select log from jsonb_populate_record(null::change.log, '{"after": {"a": 1}, "salt": "\\x0102"}') as log;

select is(
    (select change.images_hash(one.log) from one),
    sha256(sha256('\x0102') || convert_to('[null, {"a": 1}]', 'UTF8')), 'with the hash of the salt'
);
update one set log.salt = sha256((log).salt), log.context_hash = '\xaa';
select is(
    (select change.images_hash(one.log) from one),
    sha256(sha256('\x0102') || convert_to('[null, {"a": 1}]', 'UTF8')),
    'which is all that is left of it when the context is erased'
);
update one set log.images_hash = '\xbb';
select is(
    (select change.images_hash(one.log) from one), null,
    'one that was kept does not vouch for what stands there'
);
update one set log.after = null;
select is((select change.images_hash(one.log) from one), null, 'nor while there is a salt');
update one set log.salt = null;
select is((select change.images_hash(one.log) from one), '\xbb', 'but for what was erased');

select * from finish();
rollback;
