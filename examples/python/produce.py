#!/usr/bin/env python3
"""Publishes a file as one raw article event: produce.py FILE [TITLE]."""
import os
import sys

from confluent_kafka import Producer

path, *title = sys.argv[1:]
headers = {
    "content-type": "text/plain; charset=utf-8",
    "ce_source": "urn:example:python",
    "ce_id": os.path.basename(path),
}
if title:
    headers["news-title"] = title[0]


def report(error, event):
    if error:
        sys.exit(f"not published: {error}")
    print(f"published at {event.topic()}-{event.partition()}@{event.offset()}")


producer = Producer({"bootstrap.servers": os.environ.get("NEWSMILL_BOOTSTRAP_SERVERS", "localhost:9092")})
with open(path, "rb") as file:
    producer.produce("news.raw", file.read(), headers=headers, on_delivery=report)
producer.flush()
