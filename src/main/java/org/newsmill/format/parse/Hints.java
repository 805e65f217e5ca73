package org.newsmill.format.parse;

import org.newsmill.article.ReceivedText;
import org.newsmill.format.parse.NewsHeader.On;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What an event's headers (or the command line in their place) say of it. Blank ones count as
 * absent. Immutable.
 */
public final class Hints {

    /** How often it was sent back concerns replays alone. */
    private static final NewsHeader[] READ =
            Arrays.stream(NewsHeader.values())
                    .filter(header -> header.isOn(On.EVENT) || header.isOn(On.REPLAY))
                    .filter(header -> header != NewsHeader.REPLAYS)
                    .toArray(NewsHeader[]::new);

    private static final NewsHeader[] OF_ARTICLES =
            NewsHeader.on(On.ARTICLE).toArray(NewsHeader[]::new);

    /** Nothing is known but the bytes. */
    public static final Hints NONE = of(name -> null);

    private final String[] values = new String[NewsHeader.values().length];

    private Hints() {}

    /**
     * Takes the hints from headers by their names.
     *
     * @param header gives a header's value by its name, or null
     */
    public static Hints of(UnaryOperator<String> header) {
        Hints hints = new Hints();
        for (NewsHeader each : READ) {
            hints.values[each.ordinal()] = ReceivedText.clean(header.apply(each.key()));
        }
        return hints;
    }

    /** What the event says in that header, ends stripped; null if it says nothing. */
    public String get(NewsHeader header) {
        return values[header.ordinal()];
    }

    /** Whether they say anything of the articles themselves. */
    public boolean sayAnything() {
        for (NewsHeader each : OF_ARTICLES) {
            if (get(each) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether the event is one article that was cut from a larger event. */
    public boolean isFragment() {
        return get(NewsHeader.FRAGMENT) != null;
    }
}
