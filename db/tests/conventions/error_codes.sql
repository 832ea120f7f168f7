-- Errors are raised by core.fail alone, with codes of core.error_codes, and a routine's comment names each
-- with its status: `Raises VERSION_CONFLICT (409)`. That each code is raised somewhere, tests/docs asks.
-- To fix: add the code to schema/<module>/error_codes; name it in the comment.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    with routines as (
        select proc.oid, tests.source_of(proc.oid) as source, obj_description(proc.oid, 'pg_proc') as comment
        from pg_catalog.pg_proc as proc
        where proc.pronamespace in (select tests.our_schemas())
    ),
    raised as (
        select distinct routines.oid, routines.comment, found[1] as code
        from routines
        cross join regexp_matches(routines.source, 'core\.fail\(\s*''([^'']*)''', 'g') as found
    )
    select raised.oid::regprocedure || ' raises ' || raised.code || ', which core.error_codes does not know'
    from raised
    left join core.error_codes using (code)
    where error_codes.code is null
    union all
    select raised.oid::regprocedure || ' raises ' || raised.code || ' and its comment does not say so'
    from raised
    join core.error_codes using (code)
    where coalesce(raised.comment, '') !~ ('\m' || raised.code || '\M')
    union all
    select routines.oid::regprocedure || ' does not write the code that core.fail gets'
    from routines
    where routines.source ~ 'core\.fail\(\s*[^''\s]'
    union all
    select routines.oid::regprocedure || ' raises an error by itself'
    from routines
    where routines.oid <> 'core.fail'::regproc
        -- OTnnn is no error but a way out of a block, which undoes it and catches that again.
        and regexp_replace(routines.source, 'raise exception using errcode = ''OT\d{3}''', '', 'g')
            ~* '\mraise\s+(exception|sqlstate|using|''|[a-z_]+\s*;)';
end;

select is_empty('select tests.offenders()', 'every error comes from the catalog and is documented');

create function core.offend(code text) returns void language plpgsql as $$
begin
    perform core.fail('NOT_FOUND');
    perform core.fail('NO_SUCH_CODE', 'x');
    perform core.fail(code);
    raise exception 'no';
end
$$;
select bag_eq(
    'select tests.offenders()',
    array[
        'core.offend(text) raises NO_SUCH_CODE, which core.error_codes does not know',
        'core.offend(text) raises NOT_FOUND and its comment does not say so',
        'core.offend(text) does not write the code that core.fail gets',
        'core.offend(text) raises an error by itself'
    ],
    'routines that do otherwise are named'
);

select * from finish();
rollback;
