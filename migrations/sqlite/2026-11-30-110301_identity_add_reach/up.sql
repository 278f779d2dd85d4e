-- Where an office knows somebody: the kecamatan whose officer printed their first code or saw
-- their KTP. Absent for whoever signed up alone and for whom the regency itself invited.
ALTER TABLE account ADD COLUMN area TEXT;

-- Every look at a KTP: the account itself holds the newest only.
CREATE TABLE nik_sighting (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    seen_by BLOB NOT NULL REFERENCES account (id),
    seen_at BIGINT NOT NULL
);
CREATE INDEX nik_sighting_account ON nik_sighting (account_id);
INSERT INTO nik_sighting (id, account_id, seen_by, seen_at)
SELECT id, id, nik_seen_by, nik_seen_at FROM account
WHERE nik_seen_by IS NOT NULL AND nik_seen_at IS NOT NULL;

-- A code for somebody with an office takes two administrators: the first one's wish.
CREATE TABLE code_request (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES account (id),
    asked_by BLOB NOT NULL REFERENCES account (id),
    asked_at BIGINT NOT NULL
);
