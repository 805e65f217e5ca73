CREATE TABLE articles (
  id STRING NOT NULL,
  source STRING,
  format STRING NOT NULL,
  title STRING,
  publishedDate DATE,
  publishedAt TIMESTAMP(3),
  status STRING NOT NULL,
  `language` STRING,
  stemmedText STRING NOT NULL,
  wordCount INT NOT NULL,
  keyTerms ARRAY<STRING NOT NULL> NOT NULL,
  origin ROW<topic STRING NOT NULL, `partition` INT NOT NULL, `offset` BIGINT NOT NULL, `timestamp` TIMESTAMP(3) NOT NULL, ordinal INT NOT NULL> NOT NULL,
  processedAt TIMESTAMP(3) NOT NULL
) WITH (
  'connector' = 'kafka',
  'topic-pattern' = 'news\.enriched\..*',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'scan.bounded.mode' = 'latest-offset',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://localhost:8081'
);

SELECT `language`, COUNT(*) AS articles, SUM(wordCount) AS words FROM articles GROUP BY `language`;

SELECT id, publishedDate, publishedAt, origin.`offset`, term FROM articles CROSS JOIN UNNEST(keyTerms) AS k (term) WHERE status = 'USABLE' LIMIT 8;
