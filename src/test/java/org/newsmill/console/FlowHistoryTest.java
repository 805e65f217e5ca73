package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsmill.meter.Meters;
import org.newsmill.run.Health;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What the flow view is told, second by second. */
class FlowHistoryTest {

    private static final Health WELL = new Health(true, List.of(), "RUNNING", List.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Health> health = new AtomicReference<>(WELL);
    private final AtomicReference<Double> lag = new AtomicReference<>(0.0);
    private final AtomicReference<Double> outage = new AtomicReference<>(0.0);
    private final AtomicReference<Double> articles = new AtomicReference<>(0.0);
    private final AtomicReference<Double> letters = new AtomicReference<>(0.0);
    private Counter html;
    private FlowHistory flow;

    @BeforeEach
    void start() {
        html = events("HTML", "enriched");
        committed("records", articles);
        committed("letters", letters);
        Gauge.builder(Meters.LAG.key(), lag, AtomicReference::get)
                .tags("topic", "news.raw", "partition", "0")
                .register(meters);
        Gauge.builder(Meters.OUTAGE.key(), outage, AtomicReference::get).register(meters);
        flow = new FlowHistory(new ObjectMapper(), meters, health::get);
    }

    @Test
    void before_the_first_second_nothing_is_told() {
        assertThat(flow.latest()).isEmpty();
        assertThat(flow.history()).isEmpty();
    }

    @Test
    void what_was_done_before_anybody_counted_was_not_done_in_one_second() {
        html.increment(1_000);
        articles.set(900.0);
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,0.0,0]");
        assertThat(flow.latest().at("/totals/articles").asInt()).isEqualTo(900);
    }

    @Test
    void each_second_has_what_came_in_it_and_what_waits_at_its_end() {
        flow.tick();
        html.increment(2);
        events("HTML", "rejected").increment();
        events("MAIL", "enriched").increment(4);
        articles.set(5.0);
        letters.set(1.0);
        lag.set(40.0);
        flow.tick();
        assertThat(second()).isEqualTo("[7.0,5.0,1.0,40.0,0]");
        assertThat(flow.latest().get("lanes").toString()).isEqualTo("{\"HTML\":3.0,\"MAIL\":4.0}");
        assertThat(flow.latest().get("waiting").toString()).isEqualTo("{\"news.raw-0\":40.0}");
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,40.0,0]");
        assertThat(flow.history().toString())
                .isEqualTo("[[0.0,0.0,0.0,0.0,0],[7.0,5.0,1.0,40.0,0],[0.0,0.0,0.0,40.0,0]]");
    }

    @Test
    void ten_minutes_are_kept() {
        for (int i = 0; i <= 600; i++) {
            lag.set((double) i);
            flow.tick();
        }
        assertThat(flow.history()).hasSize(600);
        assertThat(flow.history().get(0).get(3).asInt()).isEqualTo(1);
        assertThat(flow.history().get(599).get(3).asInt()).isEqualTo(600);
    }

    @Test
    void a_counter_that_begins_again_never_counts_backwards() {
        articles.set(500.0);
        flow.tick();
        articles.set(3.0);
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,3.0,0.0,0.0,0]");
    }

    @Test
    void a_lane_that_is_gone_takes_nothing_away() {
        html.increment(9);
        flow.tick();
        meters.remove(html);
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,0.0,0]");
    }

    @Test
    void lag_that_is_not_known_is_not_a_number_of_events() {
        lag.set(Double.NaN);
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,0.0,0]");
        assertThat(flow.latest().get("waiting")).isEmpty();
    }

    @Test
    void an_outage_and_a_stall_are_told_in_words_and_are_over_when_they_are() {
        outage.set(1.0);
        health.set(
                new Health(
                        false,
                        List.of("the registry does not answer", "events wait in news.raw-0"),
                        "RUNNING",
                        List.of()));
        flow.tick();
        JsonNode told = new ObjectMapper().valueToTree(flow.latest());
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,0.0,1]");
        assertThat(told.get("ready").asBoolean()).isFalse();
        assertThat(told.get("why").toString())
                .isEqualTo("[\"the registry does not answer\",\"events wait in news.raw-0\"]");

        outage.set(0.0);
        health.set(WELL);
        flow.tick();
        assertThat(second()).isEqualTo("[0.0,0.0,0.0,0.0,0]");
        assertThat(flow.latest().get("ready").asBoolean()).isTrue();
        assertThat(flow.latest().get("why").toString()).isEqualTo("[]");
        assertThat(flow.history().get(0).get(4).asInt()).as("and remembered").isEqualTo(1);
    }

    private String second() {
        return flow.latest().get("second").toString();
    }

    private Counter events(String format, String outcome) {
        return Counter.builder(Meters.EVENTS.key())
                .tags("format", format, "outcome", outcome)
                .register(meters);
    }

    private void committed(String kind, AtomicReference<Double> count) {
        FunctionCounter.builder(Meters.COMMITTED.key(), count, AtomicReference::get)
                .tags("kind", kind)
                .register(meters);
    }
}
