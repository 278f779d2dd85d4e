-- What the rule measured when a report arrived, as it was printed: an officer decides on it, and
-- it could not be worked out again once the history has moved on. Absent for older reports.
ALTER TABLE price_report ADD COLUMN spread TEXT;
ALTER TABLE price_report ADD COLUMN step TEXT;
ALTER TABLE price_report ADD COLUMN suspect_limit TEXT;
ALTER TABLE price_report ADD COLUMN extreme_limit TEXT;
