DROP TABLE cursor;
DROP TABLE synced;
DROP TABLE kept;
