-- Tests functions/tour/search_query.
begin;
select plan(6);

select is(tour.search_query('Zürich Hall'), '''zurich'' & ''hall'':*', 'all words, the last may go on');
select is(tour.search_query('"red rocks"'), '''red'' <-> ''rocks'':*', 'a phrase');
select is(tour.search_query('paris or -london'), '''paris'' | !''london'':*', 'or, and without');
select is(tour.search_query('  '), '', 'nothing asks for nothing');
select is(tour.search_query(''':* & ! ( <->'), '', 'no operator gets through');
select is(
    tour.search_query(repeat('a ', 5000)), tour.search_query(repeat('a ', 100)), 'longer than anybody types'
);

select * from finish();
rollback;
