-- Tests functions/tour/distance_km against distances that are known.
begin;
select plan(5);

select is(tour.distance_km(52.3676, 4.9041, 48.8566, 2.3522), 429.9, 'Amsterdam to Paris');
select is(tour.distance_km(40.7128, -74.0060, 51.5074, -0.1278), 5570.2, 'New York to London');
select is(tour.distance_km(-17.7, 179.5, -17.7, -179.5), 105.9, 'over the date line');
select is(tour.distance_km(0, 0, 0, 180), 20015.1, 'half around the Earth');
select is(tour.distance_km(null, 0, 0, 180), null, 'who knows from where');

select * from finish();
rollback;
