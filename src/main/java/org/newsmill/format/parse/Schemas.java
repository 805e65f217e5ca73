package org.newsmill.format.parse;

import org.apache.avro.Schema;

/** Schemas by the ids that records in Confluent's wire format carry. Thread-safe. */
@FunctionalInterface
public interface Schemas {

    /** If there is no registry. */
    Schemas NONE = id -> null;

    /**
     * The schema of that id.
     *
     * @return null if the registry has none, or one that is not Avro's
     * @throws org.newsmill.article.Outage if the registry does not serve
     */
    Schema byId(int id);
}
