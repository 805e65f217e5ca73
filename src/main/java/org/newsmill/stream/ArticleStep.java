package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.newsmill.article.Article;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.Parsed;
import org.newsmill.stream.event.Work;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One step of work on each article. What it throws for the article's sake is gathered by the event,
 * and nothing is sent on; an outage is no fault of the article's and is thrown on. Each task has an
 * instance of its own.
 *
 * @param <I> what comes in
 * @param <O> what the step gives
 */
final class ArticleStep<I, O> extends ContextualFixedKeyProcessor<byte[], I, Work<O>> {

    /** The work itself, and what it holds while its task lives. */
    interface Step<I, O> extends AutoCloseable {
        /**
         * @return null if the article was rejected; the event knows why
         */
        O apply(Event event, Article article, I value);

        @Override
        default void close() {}
    }

    private final StageClock clock;
    private final Function<I, Event> event;
    private final Function<I, Article> article;
    private final Supplier<Step<I, O>> opener;
    private Step<I, O> step;

    private ArticleStep(
            StageClock clock,
            Function<I, Event> event,
            Function<I, Article> article,
            Supplier<Step<I, O>> opener) {
        this.clock = clock;
        this.event = event;
        this.article = article;
        this.opener = opener;
    }

    /** The first step, on what was parsed. */
    static <O> ArticleStep<Parsed, O> first(StageClock clock, Supplier<Step<Parsed, O>> opener) {
        return new ArticleStep<>(clock, Parsed::event, Parsed::article, opener);
    }

    /** A step on what the one before gave. */
    static <T, O> ArticleStep<Work<T>, O> then(
            StageClock clock, Supplier<Step<Work<T>, O>> opener) {
        return new ArticleStep<>(clock, Work::event, Work::article, opener);
    }

    /** Not sooner: Kafka asks a supplier for processors that it drops without closing them. */
    @Override
    public void init(FixedKeyProcessorContext<byte[], Work<O>> context) {
        super.init(context);
        step = opener.get();
    }

    @Override
    public void process(FixedKeyRecord<byte[], I> record) {
        I in = record.value();
        Event of = event.apply(in);
        Article about = article.apply(in);
        O value;
        long started = clock.start();
        try {
            value = step.apply(of, about, in);
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            of.reject(about, clock.stage(), thrown);
            return;
        }
        clock.stop(started);
        if (value != null) {
            context().forward(record.withValue(new Work<>(of, about, value)));
        }
    }

    @Override
    public void close() {
        if (step != null) {
            step.close();
        }
    }
}
