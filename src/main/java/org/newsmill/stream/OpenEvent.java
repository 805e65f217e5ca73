package org.newsmill.stream;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.EventHeaders;

/** The first step: keeps the event as it came, decodes it and tells its format. */
final class OpenEvent extends ContextualFixedKeyProcessor<byte[], byte[], Event> {

    private final EventReader reader;
    private final StageClock clock;

    OpenEvent(EventReader reader, ArticleMeters meters) {
        this.reader = reader;
        this.clock = meters.clock(Stage.DETECT);
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        long started = clock.start();
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Headers headers = new RecordHeaders(record.headers());
        Event event =
                new Event(
                        record.key(),
                        headers,
                        at.topic(),
                        at.partition(),
                        at.offset(),
                        record.timestamp(),
                        open(record.value(), headers));
        clock.stop(started);
        context().forward(record.withValue(event));
    }

    private OpenedEvent open(byte[] bytes, Headers headers) {
        try {
            return reader.open(bytes, EventHeaders.hints(headers));
        } catch (EventHeaders.UndecodableHeaderException undecodable) {
            return reader.rejected(
                    bytes, Rejection.of(Reason.UNDECODABLE, undecodable.getMessage()));
        }
    }
}
