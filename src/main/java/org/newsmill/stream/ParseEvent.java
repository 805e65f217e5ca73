package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Article;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.Parsed;

import java.util.List;
import java.util.function.Function;

/**
 * Cuts an event into its articles and sends each on. Kafka Streams forwards depth first: once the
 * last article was sent on, every step below has run for all of them, and what went wrong there is
 * known. So the letters follow: one for each article that can be cut out of the event, and one for
 * all the others together.
 */
final class ParseEvent extends ContextualFixedKeyProcessor<byte[], Event, Parsed> {

    private final Function<Event, List<Record<byte[], byte[]>>> letters;

    /**
     * @param letters the dead letters of an event whose articles have all passed; mostly none
     */
    ParseEvent(Function<Event, List<Record<byte[], byte[]>>> letters) {
        this.letters = letters;
    }

    @Override
    public void process(FixedKeyRecord<byte[], Event> record) {
        Event event = record.value();
        for (Article article : event.articles()) {
            context().forward(record.withValue(Parsed.article(event, article)));
        }
        for (Record<byte[], byte[]> letter : letters.apply(event)) {
            context().forward(record.withValue(Parsed.letter(event, letter)));
        }
    }
}
