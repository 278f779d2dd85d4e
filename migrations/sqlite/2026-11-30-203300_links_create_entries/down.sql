DROP TABLE revoked_key;
DROP TABLE link_alert;
DROP TABLE link_report;
DROP TABLE link_entry;
