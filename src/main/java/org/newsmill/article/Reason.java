package org.newsmill.article;

/** Why something could not be read: the {@code news-reason} of a dead letter. */
public enum Reason {
    EMPTY("There is no text."),
    UNDECODABLE(
            "The bytes do not fit their character set, or that is not known; nothing is guessed."),
    MALFORMED(
            "The document breaks the rules of its format; the message says how, and at which"
                    + " character."),
    TOO_LARGE(
            "The event is over `max.event.bytes` or holds more than `max.event.articles`, or the"
                    + " record is over what its topic takes."),
    EMBARGOED("The story may not be published yet, and `embargo` is `reject`."),
    FAILED("Anything unforeseen; the stack trace is in the headers.");

    private final String doc;

    Reason(String doc) {
        this.doc = doc;
    }

    /** When it is given, in Markdown. */
    public String doc() {
        return doc;
    }
}
