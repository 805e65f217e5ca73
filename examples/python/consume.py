#!/usr/bin/env python3
"""Prints a line for each enriched article, the oldest first, until Ctrl-C.

Needs confluent-kafka and avro alone: it asks the registry for a schema itself. With fastavro, httpx
and the like installed, confluent_kafka.schema_registry.avro.AvroDeserializer does what decode() does.
"""
import functools
import io
import json
import os
import struct
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer

REGISTRY = os.environ.get("NEWSMILL_SCHEMA_REGISTRY_URL", "http://localhost:8081")


@functools.lru_cache(maxsize=None)
def reader(schema_id):
    with urllib.request.urlopen(f"{REGISTRY}/schemas/ids/{schema_id}") as answer:
        return avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))


def decode(value):
    """Confluent's wire format: a zero, the schema's id in four bytes, the record in Avro."""
    zero, schema_id = struct.unpack(">bI", value[:5])
    assert zero == 0
    return reader(schema_id).read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


consumer = Consumer({
    "bootstrap.servers": os.environ.get("NEWSMILL_BOOTSTRAP_SERVERS", "localhost:9092"),
    "group.id": "example-python",
    "auto.offset.reset": "earliest",
})
consumer.subscribe([r"^news\.enriched\..*"])
try:
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            sys.exit(str(message.error()))
        article = decode(message.value())
        print(article["id"], article["format"], article["title"], f"{article['wordCount']} words",
              article["stemmedText"][:60], sep="\t", flush=True)
except KeyboardInterrupt:
    print("stopped")
finally:
    consumer.close()
