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

    /** The topic of Kafka Streams in which stories wait that are held. */
    public static String changelog(NewsmillConfig config) {
        return config.get(Settings.APPLICATION_ID) + "-" + HoldStories.STORE + "-changelog";
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
     * What is written of a story. One that is cancelled before its time has come loses its content:
     * whoever has it must hear of the kill at once, and no one must read early what it said.
     *
     * @param now milliseconds since 1970
     * @return the story itself if nothing of it has to be kept back
     */
    public EnrichedArticle writable(EnrichedArticle story, long now) {
        Instant until = story.getEmbargoedUntil();
        boolean early = until != null && until.toEpochMilli() > now;
        if (this == MARK || !early || !Status.CANCELLED.equals(story.getStatus())) {
            return story;
        }
        return EnrichedArticle.newBuilder()
                .setId(story.getId())
                .setNativeId(story.getNativeId())
                .setSource(story.getSource())
                .setFormat(story.getFormat())
                .setPublishedDate(story.getPublishedDate())
                .setPublishedAt(story.getPublishedAt())
                .setModifiedAt(story.getModifiedAt())
                .setEmbargoedUntil(until)
                .setVersion(story.getVersion())
                .setStatus(story.getStatus())
                .setStemmedText("")
                .setTokenCount(0)
                .setWordCount(0)
                .setContentHash(story.getContentHash())
                .setOrigin(story.getOrigin())
                .setProcessedAt(story.getProcessedAt())
                .setProcessor(story.getProcessor())
                .build();
    }

    /**
     * Why a story becomes a dead letter.
     *
     * @param now milliseconds since 1970
     * @return null if it does not
     */
    public Rejection rejects(EnrichedArticle story, long now) {
        return rejects(heldUntil(story), now);
    }

    /**
     * The same.
     *
     * @param until what {@link #heldUntil} says of it
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
