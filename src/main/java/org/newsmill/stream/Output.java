package org.newsmill.stream;

import org.apache.kafka.common.header.Headers;

/** A record ready to be sent. */
record Output(String topic, byte[] key, byte[] value, Headers headers) {}
