#!/bin/sh
# Prints every dead letter there is, with kcat: its headers, then the bytes that could not be read.

kcat -q -b localhost:9092 -C -t news.dead-letters -o beginning -e -f '%h\n%s\n\n'
