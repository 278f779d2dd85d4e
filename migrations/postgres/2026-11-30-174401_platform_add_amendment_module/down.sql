ALTER TABLE pack_amendment DROP COLUMN module;
