-- Whose answer it is, so that an erasure finds it whatever its endpoint is called by then. Older
-- rows are found through the names of today until they end, after 400 days.
ALTER TABLE idempotency ADD COLUMN account BLOB;
CREATE INDEX idempotency_account ON idempotency (account);
