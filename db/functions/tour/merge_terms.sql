-- Deploy ontour:functions/tour/merge_terms to pg
-- requires: functions/tour/fit_terms

-- What was there gives way to what is said, and goes where another type has no use for it. What is said is
-- kept even if it makes no sense, for the constraints of the deal to refuse: nobody loses a fee without a
-- word.

begin;

create or replace function tour.merge_terms(terms jsonb, changes jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select jsonb_build_object(
        'deal', tour.fit_terms(
            coalesce(merge_terms.terms -> 'deal', '{}')
            || jsonb_strip_nulls(
                jsonb_build_object('deal_type', merge_terms.changes #> '{deal,deal_type}')
            )
        )
        || coalesce(merge_terms.changes -> 'deal', '{}'),
        'bonuses', coalesce(merge_terms.changes -> 'bonuses', merge_terms.terms -> 'bonuses', '[]')
    );
end;

comment on function tour.merge_terms(jsonb, jsonb) is
'Terms with changes: each column that the changes name, and all bonuses if they name any.';

grant execute on function tour.merge_terms(jsonb, jsonb) to member;

commit;
