-- The office's own tables: what it amended in the regency pack, who looks after which market,
-- and which files it imported.

-- Dated amendments over the pack. Rows are withdrawn, never changed: what was in force when a
-- price was judged can always be told.
CREATE TABLE pack_amendment (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('commodity', 'place', 'reference', 'closure', 'retirement')),
    code TEXT NOT NULL,
    body TEXT NOT NULL,
    valid_from DATE NOT NULL,
    source TEXT NOT NULL,
    created_by BLOB NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    withdrawn_by BLOB REFERENCES account (id),
    withdrawn_at BIGINT
);
-- What is applied is read whole; what was withdrawn is only looked at in pages.
CREATE INDEX pack_amendment_standing ON pack_amendment (id) WHERE withdrawn_at IS NULL;

-- Who looks after a place, from a day until a day. It hands out work, never access.
CREATE TABLE panel_assignment (
    id BLOB PRIMARY KEY NOT NULL,
    place TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    valid_from DATE NOT NULL,
    valid_to DATE,
    created_by BLOB NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    ended_by BLOB REFERENCES account (id),
    ended_at BIGINT,
    CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX panel_assignment_standing ON panel_assignment (place, account_id)
    WHERE ended_at IS NULL;
CREATE INDEX panel_assignment_account ON panel_assignment (account_id);

-- Files that were taken in, without their content.
CREATE TABLE price_import (
    id BLOB PRIMARY KEY NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx', 'bapanas', 'pihps')),
    row_count BIGINT NOT NULL,
    created_by BLOB NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX price_import_created ON price_import (created_at);
-- Who may ask in an area, for the list of those a market can be given to.
CREATE INDEX role_grant_by_role ON role_grant (role, account_id);
