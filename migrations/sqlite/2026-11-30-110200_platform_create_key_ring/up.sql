-- What this database knows of the key ring that seals it, so that another ring is noticed before it
-- seals anything. A fingerprint tells nothing of its key.
CREATE TABLE key_ring (
    name TEXT NOT NULL PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    added_at BIGINT NOT NULL
);
