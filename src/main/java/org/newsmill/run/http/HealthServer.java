package org.newsmill.run.http;

import io.javalin.Javalin;
import io.javalin.http.Context;

import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;

import java.util.function.BooleanSupplier;

/**
 * Two questions over HTTP: {@code GET /live}, is the process worth keeping, and {@code GET /ready},
 * is it at work. 200 for yes, 503 for no. Bound to loopback unless {@code http.host} says
 * otherwise.
 */
public final class HealthServer implements AutoCloseable {

    private static final int UNAVAILABLE = 503;

    private final Javalin server;

    private HealthServer(Javalin server) {
        this.server = server;
    }

    /**
     * @return the server, or null where {@code http.port} is -1
     */
    public static HealthServer start(
            NewsmillConfig config, BooleanSupplier live, BooleanSupplier ready) {
        int port = config.get(Settings.HTTP_PORT);
        if (port < 0) {
            return null;
        }
        Javalin server =
                Javalin.create(
                        settings -> {
                            settings.startup.showJavalinBanner = false;
                            settings.routes.get("/live", answer(live));
                            settings.routes.get("/ready", answer(ready));
                        });
        String host = config.get(Settings.HTTP_HOST);
        try {
            return new HealthServer(server.start(host, port));
        } catch (RuntimeException notBound) {
            throw new SetupException(
                    "cannot serve health on "
                            + host
                            + ":"
                            + port
                            + ": is the port taken? Choose another with -D "
                            + Settings.HTTP_PORT.key()
                            + "=…, or -1 for none",
                    notBound);
        }
    }

    private static io.javalin.http.Handler answer(BooleanSupplier question) {
        return (Context context) -> {
            boolean yes = question.getAsBoolean();
            context.status(yes ? 200 : UNAVAILABLE).result(yes ? "yes\n" : "no\n");
        };
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
