package org.newsmill.stream.client;

import org.apache.kafka.common.KafkaException;

/** Transactions outlast their time-out: the next ones are to be smaller. */
public final class SlowTransactionException extends KafkaException {

    private static final long serialVersionUID = 1L;

    SlowTransactionException(String message) {
        super(message);
    }
}
