-- Verify ontour:functions/tour/cancel_itinerary on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'itinerary'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_itinerary(uuid, text)'::regprocedure
    ), 'the step itinerary is missing';
end
$$;

rollback;
