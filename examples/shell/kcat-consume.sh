#!/bin/sh
# Prints a line for each record in the enriched topics: its topic, its key (the article's id) and how
# many bytes of Avro it has. Until Ctrl-C.

kcat -q -b localhost:9092 -G example-kcat -X auto.offset.reset=earliest \
  -u -f '%t\t%k\t%S bytes\n' '^news\.enriched\.'
