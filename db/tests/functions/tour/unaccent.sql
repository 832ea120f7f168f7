-- Tests functions/tour/unaccent.
begin;
select plan(1);

select is(
    tour.unaccent(U&'Z\00FCrich MØRKE Łódź Sa\0303o Đorđe n’Æ'), 'zurich morke lodz sao dorde n’ae',
    'lower case without accents, composed or not'
);

select * from finish();
rollback;
