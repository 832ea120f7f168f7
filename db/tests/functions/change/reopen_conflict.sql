-- Tests functions/change/reopen_conflict. That the row is written first, undo_resolution tests.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"theirs": "b"}'));
select tests.push('tablet', tests.operation('two', 'update', 1, '{"theirs": "c"}'));
prepare reopen as
select r.status, r.choice, r.theirs, r.theirs_version
from change.reopen_conflict((select id from api.conflicts)) as r;

select tests.become(tests.id('crew'));
select throws_code('reopen', 'PERMISSION_DENIED', 'who may not write the row opens nothing');
select tests.become(tests.id('manager'));
select results_eq(
    'reopen', $$values ('open', null::text, '"b"'::jsonb, 2)$$, 'what a policy decided can be asked about'
);
select throws_code('reopen', 'CONFLICT_NOT_RESOLVED', 'what is open is not opened');
select throws_code(
    $$select change.reopen_conflict(tests.id('none'))$$, 'CONFLICT_NOT_RESOLVED', 'nor what is not there'
);

select * from finish();
rollback;
