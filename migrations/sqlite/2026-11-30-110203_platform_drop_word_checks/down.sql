PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql,
    'client TEXT NOT NULL', 'client TEXT NOT NULL CHECK (client IN (''app'', ''portal''))')
    WHERE type = 'table' AND name = 'session';
UPDATE sqlite_master SET sql = replace(sql,
    'kind TEXT NOT NULL', 'kind TEXT NOT NULL CHECK (kind IN (''correction'', ''erasure''))')
    WHERE type = 'table' AND name = 'rights_request';
UPDATE sqlite_master SET sql = replace(sql,
    'state TEXT NOT NULL', 'state TEXT NOT NULL CHECK (state IN (''open'', ''done'', ''refused'', ''cancelled''))')
    WHERE type = 'table' AND name = 'rights_request';
UPDATE sqlite_master SET sql = replace(sql,
    'kind TEXT NOT NULL', 'kind TEXT NOT NULL CHECK (kind IN (''commodity'', ''place'', ''reference'', ''closure'', ''retirement''))')
    WHERE type = 'table' AND name = 'pack_amendment';
UPDATE sqlite_master SET sql = replace(sql,
    'format TEXT NOT NULL', 'format TEXT NOT NULL CHECK (format IN (''csv'', ''xlsx'', ''bapanas'', ''pihps''))')
    WHERE type = 'table' AND name = 'price_import';
PRAGMA writable_schema = RESET;
-- So that connections which are open read the tables anew.
CREATE TABLE schema_changed (id BIGINT NOT NULL PRIMARY KEY);
DROP TABLE schema_changed;
