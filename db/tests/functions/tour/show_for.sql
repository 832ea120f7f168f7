-- Tests functions/tour/show_for: a show of which the caller may do this.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare ask (text) as select name from tour.show_for(tests.id('gig'), $1);
grant execute on function tour.show_for(uuid, text) to member;

select tests.become(tests.id('finance'));
select results_eq($$execute ask('finance.write')$$, array['Paradiso'], 'who may is given it');
select tests.become(tests.id('crew'));
select throws_code(
    $$execute ask('finance.read')$$, 'PERMISSION_DENIED', 'who sees it is told what is missing'
);
select tests.become(tests.id('stranger'));
select throws_code($$execute ask('finance.read')$$, 'NOT_FOUND', 'a stranger is told nothing');
select tests.become_superuser();
update api.shows set deleted_at = now() where id = tests.id('gig');
select tests.become(tests.id('finance'));
select throws_code($$execute ask('finance.read')$$, 'NOT_FOUND', 'nor anybody of one that is deleted');

select * from finish();
rollback;
