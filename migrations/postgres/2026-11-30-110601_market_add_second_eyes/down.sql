ALTER TABLE price_report DROP COLUMN vouched_by;
ALTER TABLE price_report DROP COLUMN entered_by;
