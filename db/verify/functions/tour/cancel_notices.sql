-- Verify ontour:functions/tour/cancel_notices on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'notices'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_notices(uuid, text)'::regprocedure
    ), 'the step notices is missing';
end
$$;

rollback;
