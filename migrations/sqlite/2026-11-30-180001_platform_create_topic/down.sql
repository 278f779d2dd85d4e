DROP TABLE topic;
