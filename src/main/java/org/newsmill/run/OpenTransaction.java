package org.newsmill.run;

/**
 * A transaction on the raw topic that nobody has ended. Immutable.
 *
 * @param offset where it begins: nothing from there on can be read
 * @param producerId -1 where Kafka has not said it
 * @param transactionalId null where Kafka has not said it
 */
record OpenTransaction(long offset, long producerId, String transactionalId) {

    static OpenTransaction at(long offset) {
        return new OpenTransaction(offset, -1, null);
    }

    /** Completes "an open transaction". */
    String ofWhom() {
        if (producerId < 0) {
            return "";
        }
        String of = " of producer id " + producerId;
        return transactionalId == null ? of : of + " (transactional.id " + transactionalId + ")";
    }
}
