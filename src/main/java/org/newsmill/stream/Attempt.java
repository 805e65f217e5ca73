package org.newsmill.stream;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Steps;
import org.newsmill.format.Format;

import java.util.function.Function;

/**
 * One article on its way through the topology: the work done on it so far, or its rejection, beside
 * the event that it came from. Immutable.
 *
 * @param event where it came from
 * @param outcome the article as parsed, or its rejection
 * @param value what the last step gave; meaningless for a rejection
 */
record Attempt<T>(RawEvent event, Outcome outcome, T value) {

    boolean isRejected() {
        return outcome instanceof Rejection;
    }

    boolean isAccepted(Format format) {
        return !isRejected() && event.format() == format;
    }

    Article article() {
        return (Article) outcome;
    }

    Rejection rejection() {
        return (Rejection) outcome;
    }

    /**
     * The next step. A rejection passes it by; whatever the step throws for the article's sake
     * becomes one. An outage is no fault of the article's and is thrown on.
     */
    <R> Attempt<R> then(Function<? super T, ? extends R> step) {
        if (isRejected()) {
            return new Attempt<>(event, outcome, null);
        }
        return Steps.take(
                article(),
                event.opened().bytes(null),
                () -> new Attempt<>(event, outcome, step.apply(value)),
                rejection -> new Attempt<>(event, rejection, null));
    }

    Attempt<T> reject(Reason reason, String message) {
        return new Attempt<>(event, Rejection.of(article(), reason, message, null), null);
    }
}
