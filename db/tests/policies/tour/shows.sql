-- Tests policies/tour/shows: members read their organization's shows, owners, admins and managers write them.
begin;
select plan(29);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (id, org_id, name) values (tests.id('old'), tests.id('band'), 'Old');
alter table api.shows disable trigger _100_stamp_row;
update api.shows set deleted_at = now() - interval '1 day' where id = tests.id('old');
alter table api.shows enable trigger _100_stamp_row;

prepare visible as select name from api.shows where org_id is not null;
prepare make as insert into api.shows (org_id, name) values (tests.id('band'), 'New') returning name;
prepare change as update api.shows set notes = 'x' where id = tests.id('gig') returning version;
prepare remove as update api.shows set deleted_at = now() where name = 'New' returning name;

select policies_are('api', 'shows', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('viewer'));
select results_eq('visible', array['Paradiso'], 'a viewer reads them, no deleted and no foreign one');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "shows"', 'makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "shows"', 'changes none'
);
select tests.become(tests.id('crew'));
select results_eq('visible', array['Paradiso'], 'crew reads them');
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "shows"', 'and changes none'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "shows"', 'finance makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "shows"', 'changes none'
);
select throws_ok(
    $$update api.shows set deleted_at = now()$$, '42501',
    'new row violates row-level security policy for table "shows"', 'and deletes none'
);

select tests.become(tests.id('manager'));
select results_eq('make', array['New'], 'a manager makes one');
select results_eq('change', array[2], 'changes one');
select results_eq('remove', array['New'], 'and deletes one, which the answer still shows');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'an admin changes one');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'an owner changes one');
select throws_ok(
    $$insert into api.shows (org_id, name) values (tests.id('rivals'), 'x')$$, '42501',
    'new row violates row-level security policy for table "shows"', 'not for another organization'
);
select throws_ok(
    format('insert into api.shows (%I) values (null)', "column"), '42501',
    'permission denied for table shows',
    "column" || ' is not sent'
)
from unnest('{id,version,created_at,created_by,updated_at,updated_by,deleted_at}'::text[]) as "column";
select throws_ok(
    $$update api.shows set org_id = tests.id('rivals')$$, '42501', 'permission denied for table shows',
    'a show stays with its organization'
);
select throws_ok('delete from api.shows', '42501', 'permission denied for table shows', 'nothing is purged');
select is_empty(
    $$update api.shows set notes = 'x' where id = tests.id('rival gig') returning id$$,
    'what is not seen is not changed'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array['Rivals live'], 'a stranger sees his own');
select is_empty('change', 'changes no other');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "shows"', 'and makes none there'
);
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table shows', 'without a token there is nothing to read'
);

select * from finish();
rollback;
