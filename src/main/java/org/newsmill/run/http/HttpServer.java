package org.newsmill.run.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;

import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Serves {@linkplain Page pages} by {@code http.host} and {@code http.port}; bound to loopback
 * unless the settings say otherwise. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

    private final Optional<Javalin> server;

    private HttpServer(Optional<Javalin> server) {
        this.server = server;
    }

    /**
     * @return a server that listens, or, if {@code http.port} is -1, one that does nothing
     * @throws SetupException if the port cannot be had
     */
    public static HttpServer start(NewsmillConfig config, Page... pages) {
        return start(config, Routes.NONE, pages);
    }

    /**
     * The same with routes that are more than a page.
     *
     * @throws SetupException if the port cannot be had
     */
    public static HttpServer start(NewsmillConfig config, Routes routes, Page... pages) {
        int port = config.get(OperationSettings.HTTP_PORT);
        if (port < 0) {
            return new HttpServer(Optional.empty());
        }
        String host = config.get(OperationSettings.HTTP_HOST);
        Javalin server = serving(routes, pages);
        try {
            server.start(host, port);
        } catch (RuntimeException notBound) {
            server.stop();
            throw new SetupException(
                    "cannot serve health on "
                            + host
                            + ":"
                            + port
                            + ": is the port taken? Choose another with -D "
                            + OperationSettings.HTTP_PORT.key()
                            + "=…, or -1 for none",
                    notBound);
        }
        return new HttpServer(Optional.of(server));
    }

    private static Javalin serving(Routes routes, Page... pages) {
        return Javalin.create(
                settings -> {
                    settings.startup.showJavalinBanner = false;
                    routes.addTo(settings);
                    for (Page page : pages) {
                        settings.routes.get(
                                page.path(),
                                context -> {
                                    Page.Answer answer = page.answer();
                                    context.status(answer.status())
                                            .result(answer.text().getBytes(UTF_8))
                                            .res()
                                            .setContentType(answer.type());
                                });
                    }
                });
    }

    /** The port it listens on; empty if it listens on none. */
    public OptionalInt port() {
        return server.map(listening -> OptionalInt.of(listening.port()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public void close() {
        server.ifPresent(Javalin::stop);
    }
}
