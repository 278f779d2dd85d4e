DROP TABLE code_request;
DROP TABLE nik_sighting;
ALTER TABLE account DROP COLUMN area;
