-- The trace to which the event belongs that brought the news (W3C traceparent): deliveries carry it on.
ALTER TABLE news ADD COLUMN trace text;
