package org.newsmill.format;

import org.newsmill.article.Article;
import org.newsmill.article.Dates;
import org.newsmill.article.Faults;
import org.newsmill.article.LanguageSource;
import org.newsmill.article.Lenience;
import org.newsmill.article.Outcome;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Span;
import org.newsmill.article.Stage;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.DecodedText;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.LanguageTag;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.Ordinals;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.UnreadableException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** An event whose format is known, or else why it could not be read. Not thread-safe. */
public final class OpenedEvent {

    private final byte[] bytes;
    private final Document document;
    private final Format format;
    private final TextForm form;
    private final Parser parser;
    private final Rejection rejection;
    private final Ordinals wanted;
    private final int maxArticles;

    /** Where something is in the document is where it is in the event. */
    private final boolean bare;

    private Map<Lenience, Integer> leniences = Map.of();

    /** From here on nobody knows what the event holds except its one outcome. */
    private int openEnd = Integer.MAX_VALUE;

    private ByteSlicer slicer;

    /**
     * @param bytes the event's
     * @param document the event, or what it is an envelope of
     * @param format of the event
     * @param form of the document's texts
     */
    OpenedEvent(
            byte[] bytes,
            Document document,
            Format format,
            TextForm form,
            Parser parser,
            Ordinals wanted,
            int maxArticles) {
        this.bytes = bytes;
        this.bare = bytes == document.bytes();
        this.document = document;
        this.format = format;
        this.form = form;
        this.parser = parser;
        this.rejection = null;
        this.wanted = wanted;
        this.maxArticles = maxArticles;
    }

    OpenedEvent(byte[] bytes, Rejection rejection) {
        this.bytes = bytes;
        this.bare = true;
        this.document = null;
        this.format = null;
        this.form = null;
        this.parser = null;
        this.rejection = rejection;
        this.wanted = Ordinals.ALL;
        this.maxArticles = 0;
    }

    /** The event's format, or null if it could not be read. */
    public Format format() {
        return format;
    }

    /**
     * Parses the event. Whatever a parser throws becomes a rejection.
     *
     * @return at least one outcome, in the order of the document
     */
    public List<Outcome> outcomes() {
        if (rejection != null) {
            return List.of(rejection);
        }
        Outcomes outcomes = new Outcomes(format.withForm(form), maxArticles);
        try {
            parser.parse(document, outcomes);
            if (outcomes.size() == 0) {
                throw new UnreadableException(Reason.EMPTY, "there is no article in the document");
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            Faults.rethrow(thrown, bytes);
            // What was written before stays so, even if reading ends earlier this time.
            openEnd = Math.max(outcomes.size(), wanted.first());
            outcomes.end(thrown, openEnd);
        }
        leniences = outcomes.leniences();
        boolean alone = outcomes.size() == 1;
        Hints hints = document.hints();
        List<Outcome> all =
                outcomes.completed(
                        said(hints),
                        alone && !hints.isFragment() ? hints.get(NewsHeader.ID) : null);
        if (!bare) {
            all.replaceAll(OpenedEvent::placeless);
        }
        if (alone) {
            openEnd = Math.min(openEnd, all.get(0).ordinal());
        }
        return wanted(all);
    }

    private static Outcome placeless(Outcome outcome) {
        return outcome instanceof Article article
                ? article.withSpan(null)
                : ((Rejection) outcome).withSpan(null).at(Place.NOWHERE);
    }

    /** What the headers say of each article of this event; null if they say nothing of it. */
    private static EnrichedArticle said(Hints hints) {
        if (!hints.sayAnything()) {
            return null;
        }
        EnrichedArticle said = new EnrichedArticle();
        said.setSource(hints.get(NewsHeader.SOURCE));
        said.setTitle(hints.get(NewsHeader.TITLE));
        Dates.published(hints.get(NewsHeader.PUBLISHED)).writeTo(said);
        LanguageSource.say(said, LanguageTag.of(hints), LanguageSource.HEADER);
        return said;
    }

    /**
     * An event that was replayed for an article which it has no more must not vanish in silence.
     */
    private List<Outcome> wanted(List<Outcome> outcomes) {
        if (wanted == Ordinals.ALL) {
            return outcomes;
        }
        List<Outcome> chosen = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (wanted.holds(outcome.ordinal())) {
                chosen.add(outcome);
            }
        }
        if (chosen.isEmpty()) {
            if (wanted.isOpen()) {
                openEnd = wanted.first();
            }
            chosen.add(
                    Rejection.of(
                                    Reason.MALFORMED,
                                    "the header "
                                            + NewsHeader.ONLY_ORDINAL.key()
                                            + " asks for "
                                            + wanted
                                            + ", and the event has "
                                            + outcomes.size()
                                            + (outcomes.size() == 1 ? " article" : " articles"))
                            .ofArticle(format.name(), wanted.first(), null)
                            .during(Stage.PARSE));
        }
        return chosen;
    }

    /**
     * What {@code news-only-ordinal} is to say in the dead letter of some of this event's
     * rejections, if the letter holds the whole event: what is wanted again and nothing else.
     *
     * @param rejected at least one
     * @return null if nothing was read and what the event said itself stays right
     */
    public Ordinals onlyOrdinals(List<Rejection> rejected) {
        if (rejection != null) {
            return null;
        }
        List<Integer> ordinals = new ArrayList<>();
        int open = Integer.MAX_VALUE;
        for (Rejection each : rejected) {
            ordinals.add(each.ordinal());
            if (each.ordinal() >= openEnd) {
                open = Math.min(open, each.ordinal());
            }
        }
        return Ordinals.of(ordinals, open);
    }

    /** What was read although it was not as its standard says, by kind, once it was parsed. */
    public Map<Lenience, Integer> leniences() {
        return leniences;
    }

    /**
     * The bytes of one of this event's articles.
     *
     * @param span an outcome's span; null for the whole event
     * @return the event's own bytes, or those of that stretch of its text alone
     */
    public byte[] bytes(Span span) {
        return span == null ? bytes : slicer().slice(span);
    }

    /**
     * The byte at which the fault is, of those that {@link #bytes} gives for a rejection. Asked
     * before these, it costs no more than they do.
     *
     * @return empty if it is at no one place
     */
    public OptionalInt position(Rejection of) {
        if (of.at() instanceof Place.Byte at) {
            int from = of.span() == null ? 0 : slicer().from(of.span());
            return OptionalInt.of(at.index() - from);
        }
        if (of.at() instanceof Place.Char at) {
            return OptionalInt.of(
                    of.span() == null
                            ? slicer().byteIndex(at.index())
                            : slicer().distance(of.span(), at.index()));
        }
        return OptionalInt.empty();
    }

    private ByteSlicer slicer() {
        if (slicer == null) {
            slicer = new ByteSlicer(bytes, document.decodedSoFar());
        }
        return slicer;
    }

    /**
     * The character set that only the event's first bytes told, a mark or a declaration, which a
     * fragment lacks; null if they did not.
     */
    public String markedCharset() {
        DecodedText decoded = document == null ? null : document.decodedSoFar();
        return decoded == null || !decoded.told() ? null : decoded.charset().name();
    }
}
