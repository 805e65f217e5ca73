package org.newsmill.format.parse;

import org.newsmill.article.Article;
import org.newsmill.article.Completeness;
import org.newsmill.article.Lenience;
import org.newsmill.article.Outcome;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Rejection;
import org.newsmill.article.Siblings;
import org.newsmill.article.Span;
import org.newsmill.article.Stage;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a parser finds in one event. The rules that all formats share are kept here: ordinals, the
 * bound on articles, EMPTY and HEADLINE, and ids that no two articles of an event share. Not
 * thread-safe.
 */
public final class Outcomes {

    /** Thrown at the parser, which need not know of it, when the event holds too many articles. */
    private static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyException() {
            super(null, null, false, false);
        }
    }

    private final Format format;
    private final int most;
    private final List<Outcome> found = new ArrayList<>(1);

    /** Most events have neither, so they are made when they are needed. */
    private EnrichedArticle shared;

    private Map<Lenience, Integer> leniences = Map.of();

    /**
     * @param format that the event is read as
     * @param most articles and rejections an event may have
     */
    public Outcomes(Format format, int most) {
        this.format = format;
        this.most = most;
    }

    /** A draft for the next article, to be filled in and given back to {@link #accept}. */
    public EnrichedArticle next() {
        return new EnrichedArticle();
    }

    /** What all articles of this event say if they do not say it themselves: of their feed, say. */
    public EnrichedArticle shared() {
        if (shared == null) {
            shared = new EnrichedArticle();
        }
        return shared;
    }

    /**
     * The next article. Without text its title is the text; without either it is rejected as EMPTY.
     * A story that was cancelled needs no text: those who have it must hear of it.
     *
     * @param draft of {@link #next}, filled in
     * @param text as received; may be null or blank
     * @param span where the article stands in the event's text; null if it cannot be cut out
     */
    public void accept(EnrichedArticle draft, String text, Span span) {
        acceptCleaned(draft, ReceivedText.clean(text), span);
    }

    /**
     * The same for a text that was cleaned already: reading all of it once more would cost a parser
     * of plain text more than everything else.
     *
     * @param cleaned as {@link ReceivedText#clean} gives it; may be null
     */
    public void acceptCleaned(EnrichedArticle draft, String cleaned, Span span) {
        String text = cleaned;
        if (text == null) {
            text = Status.CANCELLED.equals(draft.getStatus()) ? "" : draft.getTitle();
            draft.setCompleteness(Completeness.HEADLINE);
        }
        if (text == null) {
            reject(Reason.EMPTY, "there is no text", Place.NOWHERE, span);
            return;
        }
        checkBound();
        draft.setFormat(format.name());
        found.add(new Article(format.form(), found.size(), span, text, draft));
    }

    /**
     * The next article cannot be read.
     *
     * @param message what is wrong, for a person
     * @param at where the fault is
     * @param span where the article stands in the event's text; null if it cannot be cut out
     */
    public void reject(Reason reason, String message, Place at, Span span) {
        checkBound();
        add(Rejection.of(reason, message).at(within(span, at)), span);
    }

    /**
     * A fault may be noticed only after the end of what it is in: of a line that is cut off, say.
     */
    private static Place within(Span span, Place at) {
        return span != null && at instanceof Place.Char fault
                ? new Place.Char(Math.max(span.from(), Math.min(fault.index(), span.to())))
                : at;
    }

    private void add(Rejection rejection, Span span) {
        found.add(rejection.ofArticle(format.name(), found.size(), span).during(Stage.PARSE));
    }

    /** Something was not as the format's standard says, and is read all the same. */
    public void lenient(Lenience kind) {
        if (leniences.isEmpty()) {
            leniences = new EnumMap<>(Lenience.class);
        }
        leniences.merge(kind, 1, Integer::sum);
    }

    private void checkBound() {
        if (found.size() >= most) {
            throw new TooManyException();
        }
    }

    /** How many articles and rejections there are by now. */
    public int size() {
        return found.size();
    }

    /** What was read all the same, by kind, and how often. */
    public Map<Lenience, Integer> leniences() {
        return leniences;
    }

    /**
     * The rejection of all that was not read since the parser ended early.
     *
     * @param ordinal of the first article that was not read
     */
    public void end(Throwable thrown, int ordinal) {
        Rejection rejection;
        if (thrown instanceof TooManyException) {
            rejection =
                    Rejection.of(
                            Reason.TOO_LARGE,
                            "the event holds more than max.event.articles=" + most + " articles");
        } else if (thrown instanceof TooLargeException tooLarge) {
            rejection = tooLarge.rejection();
        } else if (thrown instanceof UnreadableException unreadable) {
            rejection = unreadable.rejection();
        } else {
            rejection = Rejection.failed(thrown);
        }
        found.add(rejection.ofArticle(format.name(), ordinal, null).during(Stage.PARSE));
    }

    /**
     * All that was found, completed by what the event's headers say.
     *
     * @param headers a draft of what they say; null if they say nothing
     * @param id what an article that is alone is called, if it has neither an id nor an address;
     *     may be null
     */
    public List<Outcome> completed(EnrichedArticle headers, String id) {
        if (found.size() > 1) {
            separateIds();
        }
        Siblings siblings = found.size() > 1 ? new Siblings() : null;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) instanceof Article article) {
                if (shared != null) {
                    Drafts.fillIn(article.said(), shared);
                }
                if (headers != null) {
                    Drafts.fillIn(article.said(), headers);
                }
                if (found.size() == 1) {
                    if (article.said().getNativeId() == null) {
                        String url = article.said().getUrl();
                        article.said().setNativeId(url == null ? id : url);
                    }
                    // Its bytes are the event's.
                    found.set(i, article.withSpan(null));
                } else {
                    found.set(i, article.withSiblings(siblings));
                }
            } else if (found.size() == 1) {
                found.set(i, ((Rejection) found.get(i)).withSpan(null));
            }
        }
        return found;
    }

    /**
     * No two articles of an event share an id: the first keeps it; another takes its address, if no
     * other article has that, or else has none, and is known by its content.
     */
    private void separateIds() {
        Set<String> ids = new HashSet<>();
        Map<String, Integer> addresses = new HashMap<>();
        for (Outcome outcome : found) {
            if (outcome instanceof Article article && article.said().getUrl() != null) {
                addresses.merge(article.said().getUrl(), 1, Integer::sum);
            }
        }
        for (Outcome outcome : found) {
            if (outcome instanceof Article article) {
                EnrichedArticle said = article.said();
                String id = said.getNativeId();
                if (id == null || !ids.add(id)) {
                    String url = said.getUrl();
                    boolean own = url != null && addresses.get(url) == 1 && ids.add(url);
                    said.setNativeId(own ? url : null);
                }
            }
        }
    }
}
