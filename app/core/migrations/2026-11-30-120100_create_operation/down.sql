DROP TABLE need;
DROP TABLE operation;
