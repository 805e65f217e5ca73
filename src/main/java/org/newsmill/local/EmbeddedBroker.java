package org.newsmill.local;

import static org.newsmill.local.EmbeddedBrokerSettings.CLIENTS;
import static org.newsmill.local.EmbeddedBrokerSettings.CONTROLLER;
import static org.newsmill.local.EmbeddedBrokerSettings.NODE_ID;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Kafka broker inside this process: one KRaft node, broker and controller at once, reachable
 * from this machine only. For trying out, development and tests; its data has no replicas.
 *
 * <p>Put together as Kafka's own {@link KafkaRaftServer} does it, from the same parts, with two
 * differences that a guest in someone else's process needs. The sockets are bound here, before
 * Kafka starts, and handed over: a port that is taken is found at once, and no other program can
 * take it in between. And Kafka's faults are logged or thrown, where {@code KafkaRaftServer} halts
 * the process. One halt is beyond reach: a log folder that fails or vanishes <em>while the broker
 * runs</em> ends the process, so close the broker before its folder is deleted.
 *
 * <p>Any number can live in one process, each with its own folder and ports. Safe for use by
 * several threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int BACKLOG = 50;
    private static final Duration HAND_OVER_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final int port;

    /** What to stop, last started first. */
    private final Deque<AutoCloseable> running;

    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(int port, Deque<AutoCloseable> running) {
        this.port = port;
        this.running = running;
    }

    /**
     * Starts a broker and waits until it serves clients.
     *
     * @param dataDir where topics, records and offsets live, in its folder {@code kafka}. Created
     *     and formatted where it is not there yet; a later start, on whatever port, finds
     *     everything again, after a crash too
     * @param port the port for clients on 127.0.0.1, 0 for a free one
     * @throws PortTakenException if the port is in use
     * @throws IllegalArgumentException if Kafka cannot use such a path
     * @throws IllegalStateException if another broker uses the folder, or Kafka does not start
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, with settings of Kafka's that win over ours.
     *
     * @param settings such as {@code authorizer.class.name}
     */
    public static EmbeddedBroker start(Path dataDir, int port, Map<String, String> settings) {
        Path folder = dataDir.toAbsolutePath().normalize().resolve("kafka");
        if (folder.toString().indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "Kafka cannot keep its data in a folder with a comma in its path: " + folder);
        }
        Deque<AutoCloseable> running = new ArrayDeque<>();
        try {
            ServerSocketChannel clients = bind(port);
            running.push(clients);
            ServerSocketChannel controller = bind(0);
            running.push(controller);
            // Kafka locks its folder only after it has opened the metadata log, which is too late.
            running.push(FolderLock.take(folder.resolveSibling("kafka.lock")));
            format(folder);
            int clientPort = portOf(clients);
            Map<String, String> all =
                    EmbeddedBrokerSettings.of(folder, clientPort, portOf(controller));
            all.putAll(settings);
            startServers(
                    new KafkaConfig(all, false),
                    Map.of(CLIENTS, clients, CONTROLLER, controller),
                    running);
            return new EmbeddedBroker(clientPort, running);
        } catch (Exception e) {
            stop(running);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (e instanceof PortTakenException taken) {
                throw taken;
            }
            // An IOException's own message may be no more than a path.
            Object why = e instanceof IOException ? e : e.getMessage();
            throw new IllegalStateException(
                    "the Kafka broker in " + folder + " did not start: " + why, e);
        }
    }

    /** Where clients connect: {@code localhost:PORT}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /**
     * Stops the broker and lets go of ports and folder, records flushed. Returns within 20 seconds
     * even where Kafka does not; a second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Thread closer = new Thread(() -> stop(running), "embedded-broker-close");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(CLOSE_LIMIT.toMillis());
            if (closer.isAlive()) {
                LOG.warn(
                        "The embedded broker has not stopped within {}; going on without",
                        CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startServers(
            KafkaConfig config,
            Map<String, ServerSocketChannel> sockets,
            Deque<AutoCloseable> running)
            throws Exception {
        String folder = config.metadataLogDir();
        ServerSocketFactory bound =
                (listener, address, backlog, buffer) ->
                        sockets.containsKey(listener)
                                ? sockets.get(listener)
                                : ServerSocketFactory.INSTANCE.openServerSocket(
                                        listener, address, backlog, buffer);
        SharedServer shared =
                new SharedServer(
                        config,
                        new MetaPropertiesEnsemble.Loader()
                                .addMetadataLogDir(folder)
                                .addLogDirs(List.of(folder))
                                .load(),
                        Time.SYSTEM,
                        new Metrics(), // without a JMX reporter, whose names two brokers would
                        // fight over
                        CompletableFuture.completedFuture(
                                Map.of(NODE_ID, localAddressOf(sockets.get(CONTROLLER)))),
                        List.of(),
                        (name, fatal, action) -> new LoggingFaultHandler(name, action),
                        bound);
        ControllerServer controller =
                new ControllerServer(
                        shared,
                        KafkaRaftServer.configSchema(),
                        new BootstrapDirectory(folder).read());
        boolean crashed = crashed(Path.of(folder));
        running.push(controller::shutdown);
        controller.startup();
        if (crashed) {
            forgetBroker(controller.controller());
        }
        BrokerServer broker = new BrokerServer(shared);
        running.push(() -> broker.shutdown(HAND_OVER_LIMIT));
        broker.startup();
    }

    /** Whether a broker has run in this folder and not been closed: killed, or the power went. */
    private static boolean crashed(Path folder) {
        return Files.exists(folder.resolve("__cluster_metadata-0"))
                && !Files.exists(folder.resolve(".kafka_cleanshutdown"));
    }

    /**
     * After a crash the controller takes the dead broker for alive until its session times out, and
     * turns the new one away for nine seconds. The lock on the folder proves it dead, so it is
     * struck off. The controller itself may need a moment more to become active.
     */
    private static void forgetBroker(Controller controller) throws Exception {
        long deadline = System.nanoTime() + EmbeddedBrokerSettings.START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                controller.unregisterBroker(requestContext(), NODE_ID).get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                    return;
                }
                if (!(e.getCause() instanceof NotControllerException)) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    private static ControllerRequestContext requestContext() {
        return new ControllerRequestContext(
                new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    }

    private static void stop(Deque<AutoCloseable> running) {
        for (AutoCloseable part : running) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part of the embedded broker did not stop cleanly", e);
            }
        }
    }

    static ServerSocketChannel bind(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false); // Kafka selects on it
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            channel.bind(new InetSocketAddress(loopback, port), BACKLOG);
            return channel;
        } catch (BindException e) {
            channel.close();
            throw new PortTakenException(port, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static int portOf(ServerSocketChannel channel) {
        return localAddressOf(channel).getPort();
    }

    private static InetSocketAddress localAddressOf(ServerSocketChannel channel) {
        return (InetSocketAddress) channel.socket().getLocalSocketAddress();
    }

    private static void format(Path folder) throws Exception {
        // Written last and moved into place: where it stands, the folder has been formatted.
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName(CONTROLLER)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }
}
