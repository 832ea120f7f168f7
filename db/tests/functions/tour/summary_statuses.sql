-- Tests functions/tour/summary_statuses.
begin;
select plan(4);

select is(
    tour.summary_statuses(null, 'month'), '{draft,pending,confirmed,completed}',
    'all but cancelled shows count'
);
select is(
    tour.summary_statuses(null, 'status'), '{draft,pending,confirmed,completed,cancelled}',
    'all where status is the grouping'
);
select is(
    tour.summary_statuses('{canceled,draft}', 'month'), '{cancelled,draft}',
    'those asked for, in either spelling'
);
select throws_code(
    $$select tour.summary_statuses('{draft,gone}', 'month')$$, 'INVALID_ARGUMENT', 'unknown ones are refused'
);

select * from finish();
rollback;
