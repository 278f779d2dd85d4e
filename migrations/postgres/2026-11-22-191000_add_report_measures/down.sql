ALTER TABLE price_report DROP COLUMN extreme_limit;
ALTER TABLE price_report DROP COLUMN suspect_limit;
ALTER TABLE price_report DROP COLUMN step;
ALTER TABLE price_report DROP COLUMN spread;
