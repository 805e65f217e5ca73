package org.newsmill.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Lenience;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.meter.Meters;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.letter.LetterMeters;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what became of each event and article, see {@link Meters}. All counters are made
 * beforehand, or when the first of their kind comes: an event costs no look-up by tags.
 * Thread-safe.
 */
final class ArticleMeters {

    private static final String NO_FORMAT = "NONE";

    private final boolean timed;
    private final Map<String, FormatMeters> formats = new HashMap<>();
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final Map<Lenience, Counter> leniences = new EnumMap<>(Lenience.class);
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final LetterMeters letters;
    private final RejectionLog log = new RejectionLog(System::nanoTime);

    private final Counter read;
    private final Counter recordBytes;
    private final Counter letterBytes;
    private final Counter held;
    private final Counter released;
    private final Counter superseded;

    /**
     * @param registry one that holds no other, {@code new CompositeMeterRegistry()}, counts nothing
     */
    ArticleMeters(MeterRegistry registry) {
        timed = !(registry instanceof CompositeMeterRegistry all && all.getRegistries().isEmpty());
        read = Meters.READ.counter(registry);
        recordBytes = Meters.WRITTEN.counter(registry, "records");
        letterBytes = Meters.WRITTEN.counter(registry, "letters");
        held = Meters.EMBARGO.counter(registry, "held");
        released = Meters.EMBARGO.counter(registry, "released");
        superseded = Meters.EMBARGO.counter(registry, "superseded");
        letters = new LetterMeters(registry);
        for (Format format : Formats.ALL) {
            formats.put(format.name(), new FormatMeters(registry, format.name()));
        }
        formats.put(NO_FORMAT, new FormatMeters(registry, NO_FORMAT));
        for (Reason reason : Reason.values()) {
            reasons.put(reason, Meters.REJECTIONS.counter(registry, reason.name()));
        }
        for (Lenience kind : Lenience.values()) {
            leniences.put(kind, Meters.LENIENT.counter(registry, kind.name()));
        }
        for (Stage stage : Stage.values()) {
            stages.put(stage, Meters.STEP.timer(registry, stage.headerValue()));
        }
    }

    /** Measures how long that stage takes, for one task. */
    StageClock clock(Stage stage) {
        return new StageClock(stage, timed ? stages.get(stage) : null);
    }

    /** Counts letters, also those that are made elsewhere. */
    LetterMeters letters() {
        return letters;
    }

    /** An article has become a record. */
    void enriched(EnrichedArticle article, OutgoingRecord record) {
        formats.get(article.getFormat()).enriched(article.getLanguage());
        recordBytes.increment(record.key().length + record.value().length);
    }

    /** An event has passed: its articles are written, these are its letters. */
    void passed(Event event, List<Record<byte[], byte[]>> written) {
        byte[] bytes = event.opened().bytes(null);
        read.increment(bytes == null ? 0 : bytes.length);
        event.opened().leniences().forEach((kind, count) -> leniences.get(kind).increment(count));
        List<Rejection> rejections = event.rejections();
        format(event.format() == null ? null : event.format().name())
                .passed(rejections.isEmpty(), event.hasPassedSome());
        for (Rejection rejection : rejections) {
            reasons.get(rejection.reason()).increment();
            format(rejection.format()).rejected();
            log.rejected(event, rejection);
        }
        for (Record<byte[], byte[]> letter : written) {
            letters.written(letter.headers());
            letterBytes.increment(length(letter.key()) + length(letter.value()));
        }
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private FormatMeters format(String name) {
        return formats.get(name == null ? NO_FORMAT : name);
    }

    /** A story is kept back. */
    void held() {
        held.increment();
    }

    /** A story that was kept back is written. */
    void released() {
        released.increment();
    }

    /** A story that was kept back came again, and is forgotten. */
    void superseded() {
        superseded.increment();
    }
}
