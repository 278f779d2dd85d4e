-- Who brought a report in, where that is not its author: whoever enters a price does not decide it.
ALTER TABLE price_report ADD COLUMN entered_by uuid REFERENCES account (id);
-- The first of two officers who publish a price beyond the ratio.
ALTER TABLE price_report ADD COLUMN vouched_by uuid REFERENCES account (id);

-- An import and its reports carry the same moment.
UPDATE price_report SET entered_by = (
    SELECT created_by FROM price_import WHERE price_import.created_at = price_report.created_at LIMIT 1
);
