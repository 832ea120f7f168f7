-- Tests policies/tour/day_sheet_views: one's own, and all for who manages the road. Nobody writes.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.day_sheet_views (org_id, user_id, day_on, seen_at)
select tests.id('band'), tests.id(name), '2027-03-02', now() from unnest('{crew,viewer}'::text[]) as name;
prepare visible as select count(*) from api.day_sheet_views;

select policies_are('api', 'day_sheet_views', array['select_reader']);
select tests.become(tests.id('manager'), '{pin}');
select results_eq('visible', array[2::bigint], 'a manager sees who has looked');
select tests.become(tests.id('finance'));
select results_eq('visible', array[0::bigint], 'finance sees nobody');
select tests.become(tests.id('viewer'));
select results_eq('visible', array[1::bigint], 'a viewer their own');
select tests.become(tests.id('crew'));
select results_eq('visible', array[1::bigint], 'and so does crew');
select throws_ok(
    $$update api.day_sheet_views set seen_at = now()$$, '42501',
    'permission denied for table day_sheet_views',
    'which they do not write'
);
select throws_ok(
    'select from tour.seen_versions', '42501', null, 'what exactly was seen is nobody''s to read'
);
select tests.become(tests.id('stranger'));
select results_eq('visible', array[0::bigint], 'a stranger sees nobody');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table day_sheet_views', 'nor does who has no token'
);

select * from finish();
rollback;
