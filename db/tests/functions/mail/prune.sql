-- Tests functions/mail/prune
begin;
select plan(3);

insert into mail.messages (template, email, state, settled_at)
select 'verify_email', format('%s-%s@example.com', state, age), state, now() - age * interval '1 day'
from unnest('{sent,parked,withheld}'::text[]) as state
cross join unnest('{0,2,29,31,89,91}'::integer[]) as age;
insert into mail.messages (template, email, created_at)
values ('verify_email', 'waiting@example.com', now() - interval '1 year');

set local role worker;
select is(mail.prune(), 3 + 1 + 5::bigint, 'what is old is forgotten');
reset role;
select bag_eq(
    $$select split_part(email, '@', 1) from mail.messages$$,
    array[
        'sent-0', 'sent-2', 'sent-29', 'parked-0', 'parked-2', 'parked-29', 'parked-31', 'parked-89',
        'withheld-0', 'waiting'
    ],
    'each in its own time, and never what is still to be sent'
);
set local role bridge;
select throws_ok('select mail.prune()', '42501', 'permission denied for schema mail', 'by the worker alone');

select * from finish();
rollback;
