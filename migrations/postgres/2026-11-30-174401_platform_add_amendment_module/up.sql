-- Whose part of the regency pack an amendment changes. Until now all were the market's.
ALTER TABLE pack_amendment ADD COLUMN module text NOT NULL DEFAULT 'market';
ALTER TABLE pack_amendment ALTER COLUMN module DROP DEFAULT;
