package org.newsmill.console;

import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;

import org.newsmill.run.Health;
import org.newsmill.run.http.Routes;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The console, as the settings {@code console} and {@code http.host} want it. Read-only. It looks
 * at Kafka while somebody looks at the page, and costs next to nothing otherwise. Thread-safe.
 */
public final class NewsConsole implements Routes, AutoCloseable {

    private final Optional<ConsoleRoutes> page;

    private NewsConsole(Optional<ConsoleRoutes> page) {
        this.page = page;
    }

    /**
     * @param meters where the processor counts
     * @return a console that is served, or, if there is to be none, one that does nothing
     */
    public static NewsConsole of(
            NewsmillConfig config, MeterRegistry meters, Supplier<Health> ready) {
        boolean isOnLoopback = SameSite.isLoopback(config.get(OperationSettings.HTTP_HOST));
        String asked = config.get(OperationSettings.CONSOLE).toLowerCase(Locale.ROOT);
        boolean isOff =
                asked.equals("off")
                        || asked.equals("auto") && !isOnLoopback
                        || config.get(OperationSettings.HTTP_PORT) < 0;
        boolean withTexts = isOnLoopback || asked.equals("text");
        return new NewsConsole(
                isOff
                        ? Optional.empty()
                        : Optional.of(new ConsoleRoutes(config, meters, ready, withTexts)));
    }

    /** Whether there is one. */
    public boolean isServed() {
        return page.isPresent();
    }

    @Override
    public void addTo(JavalinConfig settings) {
        page.ifPresent(served -> served.addTo(settings));
    }

    @Override
    public void close() {
        page.ifPresent(ConsoleRoutes::close);
    }
}
