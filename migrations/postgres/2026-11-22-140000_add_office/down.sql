DROP INDEX role_grant_by_role;
DROP TABLE price_import;
DROP TABLE panel_assignment;
DROP TABLE pack_amendment;
