DROP TABLE topic;
CREATE SEQUENCE public_generation;
