-- What phones keep has changed: written with the change itself, and numbered after its COMMIT.
CREATE TABLE change (
    id BLOB PRIMARY KEY NOT NULL,
    list TEXT NOT NULL,
    account_id BLOB REFERENCES account (id),
    area TEXT,
    object BLOB NOT NULL,
    at BIGINT NOT NULL,
    seq BIGINT UNIQUE,
    CHECK ((account_id IS NULL) <> (area IS NULL))
);
CREATE INDEX change_account ON change (account_id, list, seq);
CREATE INDEX change_area ON change (area, list, seq);
CREATE INDEX change_at ON change (at);
CREATE INDEX change_unnumbered ON change (id) WHERE seq IS NULL;
-- The one before the first, which everybody has seen.
INSERT INTO change (id, list, area, object, at, seq)
VALUES (zeroblob(16), '', '', zeroblob(16), CAST(strftime('%s', 'now') AS INTEGER) * 1000000, 0);
