package org.newsmill.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;

import java.util.List;
import java.util.function.Supplier;

/**
 * An event that is made to cost more than its bytes: what it is, and what becomes of it. Tests look
 * at what becomes of it, a benchmark at its time and memory.
 *
 * @param becomes number of articles, number of rejections, and how the first one's message begins
 * @param event made again for each asker, since all of them together are large
 */
record Bomb(String name, String becomes, Supplier<String> event) {

    byte[] bytes() {
        return event.get().getBytes(UTF_8);
    }

    /** What became of an event, as {@link #becomes} says it. */
    static String became(List<Outcome> outcomes) {
        long articles = outcomes.stream().filter(Article.class::isInstance).count();
        String counts = articles + " + " + (outcomes.size() - articles);
        return outcomes.stream()
                .filter(Rejection.class::isInstance)
                .map(Rejection.class::cast)
                .findFirst()
                .map(first -> counts + ": " + first.reason() + ", " + first.message())
                .orElse(counts);
    }

    @Override
    public String toString() {
        return name;
    }
}
