#!/bin/sh
# Prints enriched articles as JSON with Kafka's console consumer (4.2 or newer), until Ctrl-C.

CLASSPATH=target/newsmill/newsmill.jar \
  kafka-console-consumer.sh --bootstrap-server localhost:9092 --include 'news\.enriched\..*' \
    --from-beginning --isolation-level read_committed \
    --formatter-property value.deserializer=io.confluent.kafka.serializers.KafkaAvroDeserializer \
    --formatter-property value.deserializer.schema.registry.url=http://localhost:8081
