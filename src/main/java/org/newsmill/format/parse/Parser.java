package org.newsmill.format.parse;

/**
 * Cuts a document of one format into its articles. Implementations are immutable and thread-safe,
 * and know neither Kafka nor what becomes of a text.
 */
public interface Parser {

    /**
     * Gives each article or rejection, in their order; at least one, or an exception. Nothing needs
     * to be caught here: what is thrown becomes a rejection, and what was given before stays.
     *
     * @param document bytes, headers, and text on request
     * @param outcomes takes what is found; it counts ordinals and keeps to the bounds
     * @throws UnreadableException if the document cannot be read from here on
     */
    void parse(Document document, Outcomes outcomes) throws UnreadableException;
}
