"""`./ontour bench`: how fast On Tour is, beside a bare PostgREST and beside SQL, on one cluster."""
