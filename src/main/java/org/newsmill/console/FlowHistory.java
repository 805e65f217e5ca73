package org.newsmill.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.meter.Meters;
import org.newsmill.run.Health;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What flowed in each second of the last ten minutes, out of the processor's own metrics.
 * Thread-safe.
 */
final class FlowHistory {

    private static final int SECONDS = 600;

    /** What a second had: articles and letters that were committed, and what waited at its end. */
    private record Second(double events, double articles, double letters, double lag, int outage) {}

    private static final class Totals {
        private double events;
        private double articles;
        private double letters;
        private double lag;
        private int outage;
        private final Map<String, Double> lanes = new TreeMap<>();
        private final Map<String, Double> waiting = new TreeMap<>();
    }

    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Supplier<Health> ready;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private Totals before;
    private ObjectNode latest;

    FlowHistory(ObjectMapper json, MeterRegistry meters, Supplier<Health> ready) {
        this.json = json;
        this.meters = meters;
        this.ready = ready;
        this.latest = json.createObjectNode();
    }

    /** To be called once a second. */
    void tick() {
        Totals now = totals();
        Health health = ready.get();
        synchronized (this) {
            Totals then = before == null ? now : before;
            before = now;
            Second second =
                    new Second(
                            more(now.events, then.events),
                            more(now.articles, then.articles),
                            more(now.letters, then.letters),
                            now.lag,
                            now.outage);
            seconds.addLast(second);
            if (seconds.size() > SECONDS) {
                seconds.removeFirst();
            }
            latest = node(second, now, then, health);
        }
    }

    /** A meter that begins again has counted what it says. */
    private static double more(double now, double then) {
        return now < then ? now : now - then;
    }

    private ObjectNode node(Second second, Totals now, Totals then, Health health) {
        ObjectNode node = json.createObjectNode();
        node.set("second", array(second));
        node.put("ready", health.yes());
        node.put("state", health.state());
        node.putPOJO("why", health.why());
        ObjectNode lanes = node.putObject("lanes");
        now.lanes.forEach(
                (lane, count) -> lanes.put(lane, more(count, then.lanes.getOrDefault(lane, 0.0))));
        node.putPOJO("waiting", now.waiting);
        ObjectNode totals = node.putObject("totals");
        totals.put("articles", now.articles);
        totals.put("letters", now.letters);
        totals.putPOJO("lanes", now.lanes);
        return node;
    }

    private ArrayNode array(Second second) {
        return json.createArrayNode()
                .add(second.events())
                .add(second.articles())
                .add(second.letters())
                .add(second.lag())
                .add(second.outage());
    }

    /** The last second: what is sent each second. */
    synchronized ObjectNode latest() {
        return latest;
    }

    /** Each second that is kept, the oldest first: events, articles, letters, lag, outage. */
    synchronized ArrayNode history() {
        ArrayNode all = json.createArrayNode();
        seconds.forEach(each -> all.add(array(each)));
        return all;
    }

    private Totals totals() {
        Totals totals = new Totals();
        for (Meter meter : meters.getMeters()) {
            String name = meter.getId().getName();
            if (meter instanceof Counter counter) {
                count(totals, name, meter, counter.count());
            } else if (meter instanceof FunctionCounter counter) {
                count(totals, name, meter, counter.count());
            } else if (meter instanceof Gauge gauge) {
                measure(totals, name, gauge);
            }
        }
        return totals;
    }

    private static void count(Totals totals, String name, Meter meter, double count) {
        if (name.equals(Meters.EVENTS.key())) {
            totals.events += count;
            totals.lanes.merge(tag(meter, "format"), count, Double::sum);
        } else if (name.equals(Meters.COMMITTED.key())) {
            if ("letters".equals(tag(meter, "kind"))) {
                totals.letters += count;
            } else {
                totals.articles += count;
            }
        }
    }

    private static void measure(Totals totals, String name, Gauge gauge) {
        double value = gauge.value();
        if (name.equals(Meters.LAG.key()) && !Double.isNaN(value)) {
            totals.lag += value;
            totals.waiting.put(tag(gauge, "topic") + "-" + tag(gauge, "partition"), value);
        } else if (name.equals(Meters.OUTAGE.key())) {
            totals.outage = (int) value;
        }
    }

    private static String tag(Meter meter, String key) {
        String value = meter.getId().getTag(key);
        return value == null ? "" : value;
    }
}
