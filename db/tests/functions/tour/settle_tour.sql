-- Tests functions/tour/settle_tour: all shows of a tour, each for itself.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

prepare settle (boolean) as
select jsonb_build_array(answer -> 'settled', answer -> 'refused')
from api.settle_tour(tests.id('spring'), $1) as answer;

insert into api.shows (id, org_id, tour_id, name)
values (tests.id('next'), tests.id('band'), tests.id('spring'), 'Next');
insert into api.shows (org_id, tour_id, name, status)
values (tests.id('band'), tests.id('spring'), 'Never', 'cancelled');

select tests.become(tests.id('crew'));
select throws_code('execute settle(true)', 'PERMISSION_DENIED', 'crew settles none');
select tests.become(tests.id('stranger'));
select throws_code('execute settle(true)', 'NOT_FOUND', 'a stranger sees none');
select tests.become(tests.id('finance'));
select results_eq('execute settle(true)', array['[1, 1]'::jsonb], 'finance looks');
select is_empty('select from api.settlements', 'which writes nothing');
select is(
    api.settle_tour(tests.id('spring')),
    jsonb_build_object(
        'tour_id', tests.id('spring'), 'settled', 1, 'refused', 1, 'shows', (
            select jsonb_agg(
                case shows.name
                    when 'Next' then jsonb_build_object(
                        'show_id', shows.id, 'name', 'Next', 'code', 'SETTLEMENT_INCOMPLETE',
                        'message', 'This show cannot be settled yet.',
                        'hint', 'Fill in what details names, then try again.',
                        'details', format('show_id=%s missing=a status after draft, deal', shows.id)
                    )
                    else jsonb_build_object(
                        'show_id', shows.id, 'name', 'Paradiso', 'show_on', '1990-01-06',
                        'due', 23228.22, 'act_net', 16303.23
                    )
                end
                order by shows.id
            )
            from api.shows
            where shows.name <> 'Never' and shows.tour_id = tests.id('spring')
        )
    ),
    'and settles what can be, naming what cannot'
);
select results_eq('execute settle(false)', array['[0, 1]'::jsonb], 'what is settled is not asked again');
select results_eq('select state from api.settlements', array['settled'], 'it stands');

select * from finish();
rollback;
