package org.newsmill.format.parse;

/**
 * What a document is before anybody looks at what it says: how to decode it and look for its root.
 */
public enum Family {
    XML,
    HTML,
    JSON,
    MAIL,
    AVRO,
    TEXT
}
