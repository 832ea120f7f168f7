-- Tests functions/change/local_section
begin;
select plan(2);

select results_eq(
    $$
        select change.local_section(key)
        from unnest(
            '{shows,gigs,ontour_shows,onTour:shows,_ontour/shows,showCosts,costs,expenses}'::text[]
        ) as key
    $$,
    '{shows,shows,shows,shows,shows,show_costs,show_costs,show_costs}'::text[], 'what it is, under any name'
);
select results_eq(
    $$select change.local_section(key) from unnest('{checkIns,theme,""}'::text[]) as key$$,
    '{check_ins,theme,""}'::text[], 'what is unknown keeps its name'
);

select * from finish();
rollback;
