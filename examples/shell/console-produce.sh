#!/bin/sh
# Publishes one article with Kafka's console producer.

echo 'Bakers in Dunholm went back to work on Monday.' |
  kafka-console-producer.sh --bootstrap-server localhost:9092 --topic news.raw
