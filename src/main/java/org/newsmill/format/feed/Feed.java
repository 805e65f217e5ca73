package org.newsmill.format.feed;

import org.newsmill.article.Completeness;
import org.newsmill.article.LanguageSource;
import org.newsmill.article.Reason;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.Addresses;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.markup.XmlFault;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** One feed on its way to outcomes: what RSS and Atom have in common. Not thread-safe. */
final class Feed {

    /** At the end of a text that goes on elsewhere. */
    private static final List<String> MARKERS = List.of("[…]", "[...]", "[ … ]", "[ ... ]");

    /** What the roots of feeds are called, in lower case; older ones are channels alone. */
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "entry", "channel");

    private final Vocabulary vocabulary = new Vocabulary();
    private final XmlElement document;
    private final Outcomes outcomes;
    private final boolean named;

    /**
     * @param xml with what follows its root
     * @param event that it was read from
     */
    Feed(XmlElement xml, Document event, Outcomes outcomes) {
        this.document = xml;
        this.outcomes = outcomes;
        this.named = event.hints().get(NewsHeader.SOURCE) != null;
    }

    XmlElement root() {
        return document.child(each -> true);
    }

    FeedItem item(XmlElement element) {
        return new FeedItem(element, vocabulary);
    }

    /**
     * What the feed says of all its items.
     *
     * @param title names the feed, if it is not empty; a header that names it comes first, since
     *     publishers change titles and ids hang on the name
     */
    void share(String title, String language, String rights, String byline) {
        EnrichedArticle shared = outcomes.shared();
        if (!named && title != null && !title.isEmpty()) {
            shared.setSource(title);
        }
        sayLanguage(shared, language);
        shared.setRights(rights);
        shared.setByline(byline);
    }

    static void sayLanguage(EnrichedArticle draft, String language) {
        LanguageSource.say(draft, language, LanguageSource.DOCUMENT);
    }

    /**
     * Gives each item that is whole to be read, and rejects the others.
     *
     * @param called local name of items
     * @throws UnreadableException if there is none
     */
    void eachItem(String called, BiConsumer<FeedItem, EnrichedArticle> read)
            throws UnreadableException {
        List<XmlElement> items =
                document.outermost(
                        each ->
                                each.name().local().toLowerCase(Locale.ROOT).equals(called)
                                        && Vocabulary.isOwn(each));
        for (XmlElement each : items) {
            XmlFault fault = each.fault();
            if (fault == null) {
                read.accept(item(each), outcomes.next());
            } else {
                outcomes.reject(Reason.MALFORMED, fault.message(), fault.at(), null);
            }
        }
        if (items.isEmpty()) {
            throw none(called);
        }
    }

    private UnreadableException none(String called) {
        XmlFault fault = document.fault();
        if (fault != null) {
            return new UnreadableException(Reason.MALFORMED, fault.message(), fault.at());
        }
        String root = root().name().local();
        if (!ROOTS.contains(root.toLowerCase(Locale.ROOT))) {
            return new UnreadableException(
                    Reason.MALFORMED, "this is no feed: its root is <" + root + ">");
        }
        return new UnreadableException(Reason.EMPTY, "the feed has no <" + called + ">");
    }

    /**
     * Gives an article with its text.
     *
     * @param whole where the whole text stands; null if nowhere
     * @param summary where a summary stands; null if nowhere
     * @param mayBeAll whether the summary may be all that there is
     */
    void accept(
            EnrichedArticle draft, FeedItem.Body whole, FeedItem.Body summary, boolean mayBeAll) {
        FeedItem.Body body = whole == null ? summary : whole;
        if (body == null) {
            outcomes.accept(draft, null, null);
            return;
        }
        String text = body.text();
        for (String marker : MARKERS) {
            if (text.endsWith(marker)) {
                text = text.substring(0, text.length() - marker.length()).strip();
                draft.setCompleteness(Completeness.TRUNCATED);
            }
        }
        if (draft.getCompleteness() == null && whole != null) {
            draft.setCompleteness(Completeness.WHOLE);
        } else if (draft.getCompleteness() == null && !mayBeAll) {
            draft.setCompleteness(Completeness.TEASER);
        }
        if (whole != null && summary != null && !summary.text().equals(whole.text())) {
            draft.setSummary(summary.text());
        }
        outcomes.accept(draft, text, null);
    }

    /**
     * An address as it can be followed from anywhere.
     *
     * @param outermost the feed's own address; may be null
     * @return null if it is none
     */
    static String address(XmlElement at, String written, String outermost) {
        if (written == null) {
            return null;
        }
        String resolved = at.resolve(written.strip(), outermost);
        return Addresses.isAbsolute(resolved) ? resolved : null;
    }
}
