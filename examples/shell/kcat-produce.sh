#!/bin/sh
# Publishes a file as one raw article event, with kcat.

kcat -b localhost:9092 -P -t news.raw \
  -H 'content-type=text/plain; charset=utf-8' -H ce_source=urn:example:kcat -H ce_id=article.txt \
  -H 'news-title=Seal and pup close the slipway' \
  examples/article.txt
