-- Tests functions/auth/recognize_device
begin;
select plan(8);
\ir ../../support/auth.psql

select device_id as phone, is_new
from auth.recognize_device(:'mia_id', null, sha256('phone'))
\gset
select ok(:'is_new'::boolean, 'a device without a token is new');
select is_empty(
    $$ select from mail.messages where template = 'new_device' $$, 'nobody is told of their first device'
);
select results_eq(
    format($$ select * from auth.recognize_device(%L, sha256('phone'), sha256('other')) $$, :'mia_id'),
    format('values (%L::uuid, false)', :'phone'), 'its token makes it known'
);
select results_eq(
    format($$ select is_new from auth.recognize_device(%L, sha256('phone'), sha256('tablet')) $$, :'cal_id'),
    array[true], 'but for its person only'
);
select results_eq(
    format(
        $$ select device_id is null, is_new from auth.recognize_device(%L, sha256('none'), null) $$, :'mia_id'
    ),
    $$ values (true, false) $$, 'who offers no token gets no device'
);

select count(auth.recognize_device(:'mia_id', null, sha256(('laptop' || n)::bytea))) as more
from generate_series(1, 9) as n
\gset
select results_eq(
    $$ select email, count(*)::integer from mail.messages where template = 'new_device' group by email $$,
    $$ values ('mia@example.com', 5) $$, 'of further ones they are told, but not without end'
);

update auth.known_devices set last_seen_at = now() - interval '1 hour' where id = :'phone';
select count(auth.recognize_device(:'mia_id', null, sha256(n::text::bytea))) as made
from generate_series(1, 50) as n
\gset
select is(
    (select count(*)::integer from auth.known_devices where user_id = :'mia_id'), 50, 'fifty are kept'
);
select is_empty(
    format('select from auth.known_devices where id = %L', :'phone'), 'the one seen longest ago is forgotten'
);

select * from finish();
rollback;
