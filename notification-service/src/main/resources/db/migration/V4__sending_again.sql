-- Somebody asked for a delivery once more while an attempt was under way: it is due again when that has ended.
ALTER TABLE delivery ADD COLUMN again boolean NOT NULL DEFAULT false;
