package org.newsmill.article;

import java.util.function.Function;
import java.util.function.Supplier;

/** The steps that an article takes after it was read, and what becomes of it where one fails. */
public final class Steps {

    private Steps() {}

    /**
     * Takes one step. Whatever it throws for the article's sake becomes the article's rejection;
     * for anything else the step's exception passes.
     *
     * @param event the bytes that the article came in, may be null
     * @param step what is to be done
     * @param rejected what becomes of a rejection
     */
    public static <T> T take(
            Article article, byte[] event, Supplier<T> step, Function<Rejection, T> rejected) {
        try {
            return step.get();
        } catch (Exception | StackOverflowError | OutOfMemoryError unforeseen) {
            Faults.rethrow(unforeseen, event);
            return rejected.apply(
                    Rejection.failed(
                            article.ordinal(), article.format(), article.span(), unforeseen));
        }
    }
}
