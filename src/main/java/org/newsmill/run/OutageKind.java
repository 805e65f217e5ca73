package org.newsmill.run;

import java.util.Locale;

/** What can hold the processor up, and for each what is true of it: what happens, what to do. */
enum OutageKind {
    KAFKA("Nothing is lost: events wait, and work goes on by itself when Kafka serves us again"),
    REGISTRY(
            "Nothing is lost: events wait, and work goes on by itself when the registry serves us"
                    + " again; if it answers that something of ours is wrong, put that right"),
    TOPICS(
            "Nothing is lost: events wait, and topics are looked at again every few seconds; what"
                    + " Kafka does not let us do somebody has to do"),
    NOT_AUTHORISED(
            "Nothing is lost: events wait until somebody allows it, which needs no restart; other"
                + " credentials do. 'newsmill check' with the same settings says which permission"
                + " is missing"),
    REFUSED_RECORD(
            "Nothing is lost: the limits of the topics are read again and the event is tried again,"
                    + " which helps if they were changed. If the same record is refused again, this"
                    + " does not end by itself: the settings of that topic have to let it pass"),
    UNREADABLE(
            "This does not end by itself: somebody has to repair the log of that partition, or to"
                    + " skip the batch"),
    OPEN_TRANSACTION(
            "Nothing is lost: what lies behind it waits until that producer commits or aborts, or"
                    + " Kafka aborts for it when its transaction.timeout.ms is over"),
    SLOW_TRANSACTIONS(
            "Nothing is lost: the same events are tried again in smaller transactions, until they"
                    + " pass. Look for a quota of this client, a slow network or a slow broker, or"
                    + " raise streams.producer.transaction.timeout.ms"),
    MEMORY(
            "Nothing is lost: the events are tried again. If it comes back, give the process more"
                    + " memory, such as JAVA_OPTS=-Xmx1g"),
    NATIVE_LIBRARY(
            "This never ends in this process, which is no longer live: what failed to load stays"
                    + " so. Nothing is lost; start it again once that can be loaded"),
    NO_COMMIT(
            "Nothing is lost: events wait. What holds them up is not known yet; topics that are"
                    + " missing are made again"),
    UNKNOWN(
            "Nothing is lost: nothing is committed, and the events are tried again forever; if"
                    + " the same fault stays, somebody has to remove its cause");

    private final String sentence;

    OutageKind(String sentence) {
        this.sentence = sentence;
    }

    /** What happens now, and what to do. */
    String sentence() {
        return sentence;
    }

    /** Its name in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only another process can end it. */
    boolean needsRestart() {
        return this == NATIVE_LIBRARY;
    }
}
