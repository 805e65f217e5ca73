package org.newsmill.replay;

import java.util.Map;
import java.util.TreeMap;

/** What a replay would do, counted. Not thread-safe while it is filled. */
public final class ReplaySurvey {

    /** What becomes of a letter. */
    enum Fate {
        CHOSEN,
        NOT_ASKED_FOR,
        DONE_BEFORE,
        TOO_OFTEN,
        SHORTENED,
        TOO_LARGE
    }

    private final Map<Fate, Long> fates = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> formats = new TreeMap<>();
    private final Map<String, Long> sources = new TreeMap<>();

    void add(Letter letter, Fate fate) {
        fates.merge(fate, 1L, Long::sum);
        if (fate == Fate.CHOSEN) {
            reasons.merge(letter.reason(), 1L, Long::sum);
            formats.merge(letter.format(), 1L, Long::sum);
            sources.merge(letter.source(), 1L, Long::sum);
        }
    }

    /** All letters there are. */
    public long letters() {
        return fates.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Letters to be sent back. */
    public long chosen() {
        return fates.getOrDefault(Fate.CHOSEN, 0L);
    }

    /** Letters that the filter leaves out, or that are more than {@code --max}. */
    public long notAskedFor() {
        return fates.getOrDefault(Fate.NOT_ASKED_FOR, 0L);
    }

    /** Letters that were sent back before. */
    public long doneBefore() {
        return fates.getOrDefault(Fate.DONE_BEFORE, 0L);
    }

    /** Letters that stay since their event was sent back {@code replay.max} times. */
    public long tooOften() {
        return fates.getOrDefault(Fate.TOO_OFTEN, 0L);
    }

    /** Letters that stay since they hold their event packed, or not at all. */
    public long shortened() {
        return fates.getOrDefault(Fate.SHORTENED, 0L);
    }

    /** Letters that stay since the raw topic would not take them with the headers of a replay. */
    public long tooLarge() {
        return fates.getOrDefault(Fate.TOO_LARGE, 0L);
    }

    /** The chosen ones by reason; {@code -} where a letter says none. */
    public Map<String, Long> reasons() {
        return reasons;
    }

    /** The chosen ones by format; {@code -} where none was told. */
    public Map<String, Long> formats() {
        return formats;
    }

    /** The chosen ones by publisher; {@code -} where none is known. */
    public Map<String, Long> sources() {
        return sources;
    }
}
