-- What phones keep has changed: written with the change itself, and numbered after its COMMIT.
CREATE TABLE change (
    id uuid PRIMARY KEY,
    list text NOT NULL,
    account_id uuid REFERENCES account (id),
    area text,
    object uuid NOT NULL,
    at timestamptz NOT NULL,
    seq bigint UNIQUE,
    CHECK ((account_id IS NULL) <> (area IS NULL))
);
CREATE INDEX change_account ON change (account_id, list, seq);
CREATE INDEX change_area ON change (area, list, seq);
CREATE INDEX change_at ON change (at);
CREATE INDEX change_unnumbered ON change (id) WHERE seq IS NULL;
-- The one before the first, which everybody has seen.
INSERT INTO change (id, list, area, object, at, seq)
VALUES ('00000000-0000-0000-0000-000000000000', '', '', '00000000-0000-0000-0000-000000000000', now(), 0);
