package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Article;
import org.newsmill.article.Stage;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.Parsed;
import org.newsmill.stream.letter.DeadLetters;

import java.time.Clock;
import java.util.List;

/**
 * Cuts an event into its articles and sends each on. Kafka Streams forwards depth first: once the
 * last article was sent on, every step below has run for all of them, and what went wrong there is
 * known. So the letters follow: one for each article that can be cut out of the event, and one for
 * all the others together.
 */
final class ParseEvent extends ContextualFixedKeyProcessor<byte[], Event, Parsed> {

    private final ArticleMeters meters;
    private final StageClock stopwatch;
    private final Clock clock;

    /**
     * @param clock gives the time of letters
     */
    ParseEvent(ArticleMeters meters, Clock clock) {
        this.meters = meters;
        this.stopwatch = meters.clock(Stage.PARSE);
        this.clock = clock;
    }

    @Override
    public void process(FixedKeyRecord<byte[], Event> record) {
        Event event = record.value();
        long started = stopwatch.start();
        List<Article> articles = event.articles();
        stopwatch.stop(started);
        for (Article article : articles) {
            context().forward(record.withValue(Parsed.article(event, article)));
        }
        List<Record<byte[], byte[]>> letters =
                event.rejections().isEmpty() ? List.of() : DeadLetters.of(event, clock.millis());
        meters.passed(event, letters);
        for (Record<byte[], byte[]> letter : letters) {
            context().forward(record.withValue(Parsed.letter(event, letter)));
        }
    }
}
