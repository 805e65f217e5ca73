package org.newsmill.run;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RetriableException;
import org.newsmill.article.Outage;
import org.newsmill.kafka.SetupException;
import org.newsmill.stream.client.SlowTransactionException;
import org.newsmill.stream.client.UnreadableBatch;
import org.newsmill.stream.letter.RefusedRecordException;
import org.newsmill.stream.registry.RegistryOutage;

/**
 * Why there is an outage. Immutable.
 *
 * @param what is wrong, naming the thing
 * @param then what happens now, and what to do
 */
record Cause(OutageKind kind, String what, String then) {

    Cause(OutageKind kind, String what) {
        this(kind, what, kind.sentence());
    }

    /** What an exception says. */
    static Cause of(Throwable thrown) {
        Throwable telling = thrown;
        while (telling.getCause() != null && !isForPeople(telling)) {
            telling = telling.getCause();
        }
        String message = telling.getMessage();
        if (message == null || telling instanceof Error) {
            String name = telling.getClass().getSimpleName();
            message = message == null ? name : name + ": " + message;
        }
        return new Cause(kind(telling), oneLine(message));
    }

    /** Whether its message names what is wrong, so that nothing below says it better. */
    private static boolean isForPeople(Throwable thrown) {
        return thrown instanceof SetupException
                || thrown instanceof Outage
                || thrown instanceof RefusedRecordException
                || thrown instanceof SlowTransactionException;
    }

    private static OutageKind kind(Throwable telling) {
        if (telling instanceof RegistryOutage) {
            return OutageKind.REGISTRY;
        } else if (telling instanceof SlowTransactionException) {
            return OutageKind.SLOW_TRANSACTIONS;
        }
        for (Throwable at = telling; at != null; at = at.getCause()) {
            OutageKind kind = at instanceof Error error ? kind(error) : kafkas(at);
            if (kind != OutageKind.UNKNOWN) {
                return kind;
            }
        }
        if (telling instanceof SetupException) {
            return OutageKind.TOPICS;
        }
        return telling instanceof RefusedRecordException
                ? OutageKind.REFUSED_RECORD
                : OutageKind.UNKNOWN;
    }

    private static OutageKind kind(Error thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return OutageKind.MEMORY;
        }
        // Snappy's own for a library that does not load is no LinkageError.
        boolean ofLibrary =
                thrown instanceof LinkageError
                        || thrown.getClass().getName().equals("org.xerial.snappy.SnappyError");
        return ofLibrary ? OutageKind.NATIVE_LIBRARY : OutageKind.UNKNOWN;
    }

    private static OutageKind kafkas(Throwable thrown) {
        if (thrown instanceof AuthenticationException || thrown instanceof AuthorizationException) {
            return OutageKind.NOT_AUTHORISED;
        } else if (thrown instanceof CorruptRecordException) {
            return OutageKind.UNREADABLE;
        } else if (thrown instanceof RetriableException) {
            return OutageKind.KAFKA;
        }
        return OutageKind.UNKNOWN;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\R", " ");
    }

    static Cause noConnection() {
        return new Cause(OutageKind.KAFKA, "there is no connection to Kafka");
    }

    static Cause noCommit(TopicPartition partition, long seconds) {
        return new Cause(
                OutageKind.NO_COMMIT,
                "events wait in " + partition + ", and none was committed for " + seconds + " s");
    }

    /** As where the header of a batch is damaged, which a broker passes over in silence. */
    static Cause notReadable(TopicPartition partition, long offset, long seconds) {
        return new Cause(
                OutageKind.NO_COMMIT,
                "events wait in "
                        + partition
                        + " from offset "
                        + offset
                        + " on, and none could be read for "
                        + seconds
                        + " s",
                "What holds them up is not known yet. If it stays, look into the log of the broker"
                        + " that leads "
                        + partition
                        + ", and whether what stands at that offset can be read at all:"
                        + " kafka-dump-log.sh on its folder says so");
    }

    static Cause slow(String why) {
        return new Cause(OutageKind.SLOW_TRANSACTIONS, why);
    }

    /**
     * @param group whose offsets are to be set to skip it
     */
    static Cause unreadable(String group, TopicPartition partition, UnreadableBatch batch) {
        return new Cause(
                OutageKind.UNREADABLE,
                "a batch of "
                        + partition
                        + " cannot be read, at offset "
                        + batch.offset()
                        + ": "
                        + oneLine(batch.why()),
                "This does not end by itself, and the events of "
                        + partition
                        + " from there on wait; what lies before them is done, and other partitions"
                        + " go on. It is tried again now and then, if somebody repairs the disk or"
                        + " another replica takes the lead. To skip the batch: stop all instances,"
                        + " kafka-consumer-groups.sh --bootstrap-server … --group "
                        + group
                        + " --topic "
                        + partition.topic()
                        + ":"
                        + partition.partition()
                        + " --reset-offsets --execute --to-offset "
                        + (batch.offset() + 1)
                        + ", or the first offset after the batch if it holds more than one event,"
                        + " and start them; its events are lost then");
    }

    static Cause openTransaction(TopicPartition partition, OpenTransaction open, long end) {
        return new Cause(
                OutageKind.OPEN_TRANSACTION,
                partition
                        + " is held at offset "
                        + open.offset()
                        + " by an open transaction"
                        + open.ofWhom()
                        + "; its end is at "
                        + end,
                OutageKind.OPEN_TRANSACTION.sentence()
                        + ". If that producer is gone: kafka-transactions.sh --bootstrap-server …"
                        + " abort --topic "
                        + partition.topic()
                        + " --partition "
                        + partition.partition()
                        + " --start-offset "
                        + open.offset());
    }
}
