#!/bin/sh
# Measures how the processor scales, into docs/benchmarks/scaling/: one thing is varied at a time
# from 20,000 articles of 3 KB, one an event, one thread. Takes about half an hour; a name does only that.
# Then: scripts/plot-scaling.py
set -eu
cd "$(dirname "$0")/.."
out=docs/benchmarks/scaling
mkdir -p "$out"
only=${1:-}

measure() {
  name=$1
  shift
  if [ -z "$only" ] || [ "$only" = "$name" ]; then
    printf '%s\n' "$name" >&2
    ./newsmill bench --json --rounds 2 --latency-seconds 0 "$@" >"$out/$name.tmp"
    mv "$out/$name.tmp" "$out/$name.json"
  fi
}

measure base
measure threads-2 --threads 2
measure threads-4 --threads 4
measure articles-200000 --articles 200000
measure processes-2 --processes 2
measure per-event-10 --articles-per-event 10
measure per-event-100 --articles-per-event 100
measure per-event-1000 --articles-per-event 1000
measure bytes-300 --articles 100000 --bytes 300
measure bytes-30000 --articles 2000 --bytes 30000
measure bytes-300000 --articles 300 --bytes 300000
