-- Verify ontour:functions/tour/cancel_offers on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'offers'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_offers(uuid, text)'::regprocedure
    ), 'the step offers is missing';
end
$$;

rollback;
