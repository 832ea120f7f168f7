-- Verify ontour:functions/tour/cancel_comments on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'comments'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_comments(uuid, text)'::regprocedure
    ), 'the step comments is missing';
end
$$;

rollback;
