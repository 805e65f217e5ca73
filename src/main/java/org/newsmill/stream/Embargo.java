package org.newsmill.stream;

import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;

import java.time.Instant;
import java.util.Locale;

/**
 * What is done with stories that are not to be published yet: those under embargo until a time that
 * has not come, and those that are withheld until they are sent again.
 */
public enum Embargo {
    /** They are written at once; the record says so. */
    MARK,
    /** They are kept back, and written when the time has come; see {@link HoldStories}. */
    HOLD,
    /** They become dead letters. */
    REJECT;

    /** What {@link #heldUntil} says of a story that may be published now. */
    static final long FREE = Long.MIN_VALUE;

    /** What {@link #heldUntil} says of a story that waits for another version of itself. */
    static final long FURTHER_NOTICE = Long.MAX_VALUE;

    /** What the settings say, in any case. */
    public static Embargo of(NewsmillConfig config) {
        return valueOf(config.get(Settings.EMBARGO).toUpperCase(Locale.ROOT));
    }

    /**
     * Until when a story is not to be published.
     *
     * @return milliseconds since 1970, {@link #FREE} or {@link #FURTHER_NOTICE}
     */
    static long heldUntil(EnrichedArticle story) {
        if (Status.CANCELLED.equals(story.getStatus())) {
            // Whoever has the story must hear of it at once, whatever was said of its embargo.
            return FREE;
        }
        Instant until = story.getEmbargoedUntil();
        if (until != null) {
            return until.toEpochMilli();
        }
        return Status.WITHHELD.equals(story.getStatus()) ? FURTHER_NOTICE : FREE;
    }

    /**
     * Why a story becomes a dead letter.
     *
     * @param until what {@link #heldUntil} says of it
     * @param now milliseconds since 1970
     * @return null if it does not
     */
    Rejection rejects(long until, long now) {
        if (this != REJECT || until <= now) {
            return null;
        }
        String message =
                until == FURTHER_NOTICE
                        ? "the story is withheld"
                        : "the story is under embargo until " + Instant.ofEpochMilli(until);
        return Rejection.of(Reason.EMBARGOED, message + ", and embargo=reject");
    }
}
