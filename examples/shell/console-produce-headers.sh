#!/bin/sh
# Publishes one article with headers, with Kafka's console producer (4.2 or newer).

printf '%s\t%s\n' \
  'ce_source:urn:example:console,ce_id:17,news-title:Bakers end their strike' \
  'Bakers in Dunholm went back to work on Monday.' |
  kafka-console-producer.sh --bootstrap-server localhost:9092 --topic news.raw \
    --reader-property parse.headers=true
