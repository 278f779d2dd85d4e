-- Words that grow are listed in Rust alone: on SQLite a longer list would mean a table made anew each
-- time. Taking a CHECK away changes no row, so the text of the table is enough (SQLite's manual,
-- ALTER TABLE, section 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql,
    'client TEXT NOT NULL CHECK (client IN (''app'', ''portal''))', 'client TEXT NOT NULL')
    WHERE type = 'table' AND name = 'session';
UPDATE sqlite_master SET sql = replace(sql,
    'kind TEXT NOT NULL CHECK (kind IN (''correction'', ''erasure''))', 'kind TEXT NOT NULL')
    WHERE type = 'table' AND name = 'rights_request';
UPDATE sqlite_master SET sql = replace(sql,
    'state TEXT NOT NULL CHECK (state IN (''open'', ''done'', ''refused'', ''cancelled''))', 'state TEXT NOT NULL')
    WHERE type = 'table' AND name = 'rights_request';
UPDATE sqlite_master SET sql = replace(sql,
    'kind TEXT NOT NULL CHECK (kind IN (''commodity'', ''place'', ''reference'', ''closure'', ''retirement''))', 'kind TEXT NOT NULL')
    WHERE type = 'table' AND name = 'pack_amendment';
UPDATE sqlite_master SET sql = replace(sql,
    'format TEXT NOT NULL CHECK (format IN (''csv'', ''xlsx'', ''bapanas'', ''pihps''))', 'format TEXT NOT NULL')
    WHERE type = 'table' AND name = 'price_import';
PRAGMA writable_schema = RESET;
-- So that connections which are open read the tables anew.
CREATE TABLE schema_changed (id BIGINT NOT NULL PRIMARY KEY);
DROP TABLE schema_changed;
