package org.newsmill.format;

import org.newsmill.article.Article;
import org.newsmill.article.Faults;
import org.newsmill.article.Outcome;
import org.newsmill.article.Place;
import org.newsmill.article.Published;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** An event whose format is known, or else why it could not be read. Not thread-safe. */
public final class OpenedEvent {

    private final byte[] bytes;
    private final DecodedText decoded;
    private final Document document;
    private final Format format;
    private final Rejection rejection;
    private final Wanted wanted;

    /** From here on nobody knows what the event holds but its one outcome. */
    private int openEnd = Integer.MAX_VALUE;

    private ByteSlicer slicer;

    OpenedEvent(
            byte[] bytes, DecodedText decoded, Document document, Format format, Wanted wanted) {
        this.bytes = bytes;
        this.decoded = decoded;
        this.document = document;
        this.format = format;
        this.rejection = null;
        this.wanted = wanted;
    }

    OpenedEvent(byte[] bytes, Rejection rejection) {
        this.bytes = bytes;
        this.decoded = null;
        this.document = null;
        this.format = null;
        this.rejection = rejection;
        this.wanted = null;
    }

    /** The event's format, or null where it could not be read. */
    public Format format() {
        return format;
    }

    /** Why the event could not be read, or null where it could. */
    public Rejection rejection() {
        return rejection;
    }

    /**
     * Parses the event. Whatever a parser throws becomes a rejection.
     *
     * @return at least one outcome, in the order of the document
     */
    public List<Outcome> articles() {
        if (rejection != null) {
            return List.of(rejection);
        }
        List<Outcome> outcomes = new ArrayList<>(1);
        try {
            format.parse(document, outcomes::add);
        } catch (Exception | StackOverflowError | OutOfMemoryError unforeseen) {
            Faults.rethrow(unforeseen, bytes);
            // What was written before stays so, even where reading ends earlier this time.
            openEnd = Math.max(outcomes.size(), wanted.first());
            outcomes.add(Rejection.failed(openEnd, format.name(), null, unforeseen));
        }
        boolean alone = outcomes.size() == 1;
        if (alone) {
            openEnd = Math.min(openEnd, outcomes.get(0).ordinal());
        }
        outcomes.replaceAll(outcome -> completed(outcome, alone));
        return wanted(outcomes);
    }

    /**
     * An event that was replayed for an article which it has no more must not vanish in silence.
     */
    private List<Outcome> wanted(List<Outcome> outcomes) {
        int count = outcomes.size();
        outcomes.removeIf(outcome -> !wanted.holds(outcome.ordinal()));
        if (outcomes.isEmpty()) {
            if (wanted.isOpen()) {
                openEnd = wanted.first();
            }
            outcomes.add(
                    new Rejection(
                            Reason.MALFORMED,
                            "the header "
                                    + Hints.ONLY_ORDINAL
                                    + " asks for "
                                    + wanted
                                    + ", and the event has "
                                    + count
                                    + (count == 1 ? " article" : " articles"),
                            wanted.first(),
                            format.name(),
                            null,
                            null));
        }
        return outcomes;
    }

    /**
     * What {@code news-only-ordinal} is to say in the dead letter of one of this event's
     * rejections, where the letter holds the whole event: what is wanted again and nothing else.
     *
     * @return null where nothing was read and what the event said itself stays right
     */
    public String onlyOrdinal(Rejection rejected) {
        if (rejection != null) {
            return null;
        }
        int ordinal = rejected.ordinal();
        return (ordinal >= openEnd ? Wanted.from(ordinal) : Wanted.only(ordinal)).toString();
    }

    /**
     * Adds what the headers say, and drops the span of an article that is alone: its bytes are the
     * event's.
     */
    private Outcome completed(Outcome outcome, boolean alone) {
        if (outcome instanceof Article article) {
            Hints hints = document.hints();
            String id = alone && !hints.fragment() ? hints.id() : null;
            Article said =
                    article.orElse(
                            id, hints.source(), hints.title(), Published.read(hints.published()));
            return alone ? said.withSpan(null) : said;
        }
        return alone ? ((Rejection) outcome).withSpan(null) : outcome;
    }

    /**
     * The bytes of one of this event's articles.
     *
     * @param span an outcome's span; null for the whole event
     * @return the event's own bytes, or those of that stretch of its text alone
     */
    public byte[] bytes(Span span) {
        if (span == null) {
            return bytes;
        }
        return slicer().slice(span);
    }

    /**
     * Where the fault is in the bytes that {@link #bytes} gives for a rejection. Asked before
     * these, it costs no more than they do.
     *
     * @return an index of a byte, or nothing for what is not at one place
     */
    public OptionalInt position(Rejection of) {
        if (of.at() instanceof Place.Byte at) {
            int from = of.span() == null ? 0 : slicer().from(of.span());
            return OptionalInt.of(at.index() - from);
        }
        if (of.at() instanceof Place.Char at && decoded != null) {
            return OptionalInt.of(
                    of.span() == null
                            ? slicer().byteIndex(at.index())
                            : slicer().distance(of.span(), at.index()));
        }
        return OptionalInt.empty();
    }

    private ByteSlicer slicer() {
        if (slicer == null) {
            slicer = new ByteSlicer(bytes, decoded);
        }
        return slicer;
    }

    /**
     * The character set that only the event's byte-order mark told, which a fragment lacks; null
     * where none did.
     */
    public String markedCharset() {
        return decoded == null || decoded.markBytes() == 0 ? null : decoded.charset().name();
    }
}
