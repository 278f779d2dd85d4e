-- The office's own tables: what it amended in the regency pack, who looks after which market,
-- and which files it imported.

-- Dated amendments over the pack. Rows are withdrawn, never changed: what was in force when a
-- price was judged can always be told.
CREATE TABLE pack_amendment (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('commodity', 'place', 'reference', 'closure', 'retirement')),
    code text NOT NULL,
    body text NOT NULL,
    valid_from date NOT NULL,
    source text NOT NULL,
    created_by uuid NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL,
    withdrawn_by uuid REFERENCES account (id),
    withdrawn_at timestamptz
);
-- What is applied is read whole; what was withdrawn is only looked at in pages.
CREATE INDEX pack_amendment_standing ON pack_amendment (id) WHERE withdrawn_at IS NULL;

-- Who looks after a place, from a day until a day. It hands out work, never access.
CREATE TABLE panel_assignment (
    id uuid PRIMARY KEY,
    place text NOT NULL,
    account_id uuid NOT NULL REFERENCES account (id),
    valid_from date NOT NULL,
    valid_to date,
    created_by uuid NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL,
    ended_by uuid REFERENCES account (id),
    ended_at timestamptz,
    CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX panel_assignment_standing ON panel_assignment (place, account_id)
    WHERE ended_at IS NULL;
CREATE INDEX panel_assignment_account ON panel_assignment (account_id);

-- Files that were taken in, without their content.
CREATE TABLE price_import (
    id uuid PRIMARY KEY,
    file_name text NOT NULL,
    format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'bapanas', 'pihps')),
    row_count bigint NOT NULL,
    created_by uuid NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX price_import_created ON price_import (created_at);
-- Who may ask in an area, for the list of those a market can be given to.
CREATE INDEX role_grant_by_role ON role_grant (role, account_id);
