-- Tests functions/change/inclusion_proof. tests/red_team holds the paths against RFC 9162.
begin;
select plan(7);
\ir ../../support/sealed.psql

create temporary view proof as select change.inclusion_proof(2) as proof;

select is(
    (select decode(proof ->> 'root', 'hex') from proof), change.subtree_hash(change.head()),
    'the newest seal is what a row is proven by'
);
select is(
    (select proof #>> '{path,0}' from proof),
    (select encode(hash, 'hex') from change.tree_nodes where level = 0 and index = 0),
    'the path begins with the sibling of the leaf'
);
select is(
    (select decode(proof ->> 'leaf', 'hex') from proof),
    (select sha256('\x00' || convert_to(proof ->> 'row', 'UTF8')) from proof),
    'the row comes as it was hashed'
);
select is(
    (select (proof ->> 'row')::jsonb ->> 9 from proof),
    (
        select encode(sha256(
            decode(proof #>> '{openings,images,salt}', 'hex')
            || convert_to(proof #>> '{openings,images,text}', 'UTF8')
        ), 'hex') from proof
    ),
    'with what the hashes in it are of'
);
select throws_code(
    'select change.inclusion_proof(change.head() + 1)', 'POSITION_NOT_SEALED', 'what has no seal has no proof'
);
select throws_code('select change.inclusion_proof(0)', 'POSITION_NOT_SEALED', 'positions begin with 1');
select throws_code(
    'select change.inclusion_proof(2, 3)', 'POSITION_NOT_SEALED', 'a seal that is asked for must exist'
);

select * from finish();
rollback;
