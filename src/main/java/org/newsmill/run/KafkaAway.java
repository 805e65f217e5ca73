package org.newsmill.run;

/** What becomes of a start while Kafka is away, or does not let us in. */
public enum KafkaAway {
    /** The start waits, as in any outage. */
    WAIT,
    /** The start fails. */
    FAIL
}
