-- Whose part of the regency pack an amendment changes. Until now all were the market's. SQLite drops
-- no default, so the table is made anew.
CREATE TABLE pack_amendment_new (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    valid_from DATE NOT NULL,
    source TEXT NOT NULL,
    created_by BLOB NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    withdrawn_by BLOB REFERENCES account (id),
    withdrawn_at BIGINT,
    module TEXT NOT NULL
);
INSERT INTO pack_amendment_new SELECT *, 'market' FROM pack_amendment;
DROP TABLE pack_amendment;
ALTER TABLE pack_amendment_new RENAME TO pack_amendment;
CREATE INDEX pack_amendment_standing ON pack_amendment (id) WHERE withdrawn_at IS NULL;
