-- Tests functions/auth/is_email
begin;
select plan(2);

select is_empty(
    $$
        select address
        from unnest(array[
            'mia@example.com', 'm@e.io', 'mia+tour@sub.example.co.uk', '1@1.example',
            'a.b_c-d@xn--bcher-kva.example'
        ]) as address
        where not auth.is_email(address)
    $$,
    'addresses are accepted'
);
select is_empty(
    $$
        select address
        from unnest(array[
            '', 'mia', '@example.com', 'mia@', 'mia@example', 'mia@example.', 'mia@.com', 'mia@-a.com',
            'Mia@example.com', 'mia @example.com', 'mia@exam ple.com', 'mia@@example.com', 'mïa@example.com',
            'mia@example.com' || chr(10), 'mia@example.com, cal@example.com', '<mia@example.com>',
            'mia@192.0.2.7', ''' or true --@example.com', repeat('m', 65) || '@example.com',
            'mia@' || repeat('example.', 40) || 'com'
        ]) as address
        where auth.is_email(address)
    $$,
    'and nothing else'
);

select * from finish();
rollback;
