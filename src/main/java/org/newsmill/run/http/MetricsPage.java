package org.newsmill.run.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;

/**
 * {@code GET /metrics}: what was counted, in Prometheus' text format. By the setting {@code
 * metrics}. Thread-safe.
 */
public final class MetricsPage implements Page, AutoCloseable {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final MeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private MetricsPage(MeterRegistry registry) {
        this.registry = registry;
    }

    public static MetricsPage of(NewsmillConfig config) {
        String asked = config.get(OperationSettings.METRICS);
        if (asked.equalsIgnoreCase("off")) {
            return new MetricsPage(new CompositeMeterRegistry());
        }
        MetricsPage page = new MetricsPage(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        if (asked.equalsIgnoreCase("all")) {
            page.addOfThisProcess();
        }
        return page;
    }

    private void addOfThisProcess() {
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Where everything is counted that is to be shown; one that counts nothing if it is off. */
    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public Answer answer() {
        return registry instanceof PrometheusMeterRegistry prometheus
                ? new Answer(OK, TEXT, prometheus.scrape())
                : new Answer(NOT_FOUND, "text/plain", OperationSettings.METRICS.key() + "=off\n");
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
