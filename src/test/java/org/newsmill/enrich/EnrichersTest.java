package org.newsmill.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

class EnrichersTest {

    private final Enrichers enrichers =
            new Enrichers(() -> new Enricher(Set.of(), Clock.systemUTC(), "newsmill/1"));

    @Test
    void a_thread_keeps_its_enricher_and_shares_it_with_no_other() {
        Enricher first = enrichers.with(enricher -> enricher);

        assertThat(enrichers.<Enricher>with(enricher -> enricher)).isSameAs(first);
        assertThat(CompletableFuture.supplyAsync(() -> enrichers.with(each -> each)).join())
                .isNotSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                AssertionError.class
            })
    void whatever_tears_an_enricher_from_its_work_the_next_article_gets_a_new_one(
            Class<? extends Throwable> thrown) {
        Enricher first = enrichers.with(enricher -> enricher);

        assertThatThrownBy(() -> enrichers.with(enricher -> tear(thrown))).isInstanceOf(thrown);

        assertThat(enrichers.<Enricher>with(enricher -> enricher)).isNotSameAs(first);
    }

    private static Object tear(Class<? extends Throwable> thrown) {
        try {
            Throwable instance = thrown.getDeclaredConstructor().newInstance();
            if (instance instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) instance;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
