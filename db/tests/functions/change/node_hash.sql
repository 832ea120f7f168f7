-- Tests functions/change/node_hash: a one byte, so that no node passes for a leaf.
begin;
select plan(2);

select is(
    change.node_hash('\x00', '\xff'), sha256('\x0100ff'), 'a node is SHA-256 over a one byte and its children'
);
select isnt(
    change.node_hash(sha256('a'), sha256('b')), change.node_hash(sha256('b'), sha256('a')),
    'their order counts'
);

select * from finish();
rollback;
