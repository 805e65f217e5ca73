package org.newsmill.local;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A schema registry inside this process, reachable from this machine only: the part of Confluent's
 * REST API that its clients and serializers use, with its paths, JSON and error codes. For
 * development only. It has no security and no replicas, keeps Avro schemas alone, and refuses those
 * with references, metadata or rule sets; a context is to it a part of the subject's name.
 *
 * <p>Any number can live in one process, each with its own folder and port. Safe for use by several
 * threads.
 *
 * @see <a href="https://docs.confluent.io/platform/7.9/schema-registry/develop/api.html">Confluent
 *     Schema Registry API reference</a>
 */
public final class DevelopmentRegistry implements AutoCloseable {
    private static final long MAX_BODY = 1 << 20;

    private final SchemaStore store;
    private final Javalin server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DevelopmentRegistry(SchemaStore store, Javalin server) {
        this.store = store;
        this.server = server;
        this.port = server.port();
    }

    /**
     * Starts a registry.
     *
     * @param dataDir where schemas and ids are kept, in the file {@code schemas.json}; null keeps
     *     them in memory only
     * @param port the port on 127.0.0.1, 0 for a free one
     * @throws PortTakenException if the port is in use
     * @throws IllegalStateException if another registry has the folder in use, or its file is
     *     damaged
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static DevelopmentRegistry start(Path dataDir, int port) {
        try {
            SchemaStore store = SchemaStore.open(dataDir);
            Javalin server =
                    Javalin.create(config -> configure(config, port, new RegistryApi(store)));
            try {
                return new DevelopmentRegistry(store, server.start());
            } catch (RuntimeException e) {
                server.stop();
                store.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the schema registry cannot use the folder " + dataDir, e);
        }
    }

    /** Where clients connect: {@code http://localhost:PORT}. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Stops serving and lets go of port and folder; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop();
            try {
                store.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void configure(JavalinConfig config, int port, RegistryApi api) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_BODY;
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName("development-registry");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.addConnector(
                (jetty, http) -> bind(new HttpConnectionFactory(http), jetty, port));
        api.addTo(config.routes);
    }

    /** Binds the port ahead of Jetty's start, which would log what a caller is told anyway. */
    private static ServerConnector bind(HttpConnectionFactory http, Server jetty, int port) {
        // One thread to accept and one to select: Jetty's own choice grows with the processors.
        ServerConnector connector = new ServerConnector(jetty, 1, 1, http);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        try {
            connector.open();
            return connector;
        } catch (IOException e) {
            throw e.getCause() instanceof BindException
                    ? new PortTakenException(port, e)
                    : new UncheckedIOException(e);
        }
    }
}
