package org.newsmill.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.newsmill.local.DevelopmentRegistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that works, behind a front that can be told not to. */
final class FaultyRegistry implements AutoCloseable {

    private volatile DevelopmentRegistry registry = DevelopmentRegistry.start(null, 0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore release = new Semaphore(0);
    private final int port;
    private HttpServer server;
    private ExecutorService threads;
    private volatile int status;
    private volatile boolean silent;
    private volatile int faultsLeft;
    private volatile String authorization;
    private volatile String page;

    FaultyRegistry() {
        port = listen(0);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How many requests came to the front while it listened. */
    int requests() {
        return requests.get();
    }

    /** From now on all is well. */
    FaultyRegistry serve() {
        status = 0;
        page = null;
        silent = false;
        if (server == null) {
            listen(port);
        }
        return this;
    }

    /** Answers with that HTTP status, whatever is asked. */
    FaultyRegistry answer(int withStatus) {
        return answer(withStatus, Integer.MAX_VALUE);
    }

    /** Answers so often with that HTTP status; then all is well. */
    FaultyRegistry answer(int withStatus, int times) {
        faultsLeft = times;
        status = withStatus;
        return this;
    }

    /** Answers with that HTTP status and what is no answer of a registry's. */
    FaultyRegistry answer(int withStatus, String withPage) {
        return answer(withStatus, withPage, Integer.MAX_VALUE);
    }

    /** The same, so often; then all is well. */
    FaultyRegistry answer(int withStatus, String withPage, int times) {
        page = withPage;
        return answer(withStatus, times);
    }

    /** From now on it knows nothing: it was replaced by an empty one. */
    FaultyRegistry emptied() {
        DevelopmentRegistry full = registry;
        registry = DevelopmentRegistry.start(null, 0);
        full.close();
        return this;
    }

    /** Registers a schema, as others do. */
    FaultyRegistry register(String subject, String schema) throws Exception {
        try (SchemaRegistryClient others = new CachedSchemaRegistryClient(registry.url(), 10)) {
            others.register(subject, new AvroSchema(schema));
        }
        return this;
    }

    /** Whether it has that very schema. */
    boolean has(String subject, String schema) throws Exception {
        try (SchemaRegistryClient others = new CachedSchemaRegistryClient(registry.url(), 10)) {
            return others.getId(subject, new AvroSchema(schema)) > 0;
        } catch (RestClientException missing) {
            return false;
        }
    }

    /** Answers 401 to whoever does not send that header. */
    FaultyRegistry wants(String thatAuthorization) {
        authorization = thatAuthorization;
        return this;
    }

    /** Takes connections and never answers. */
    FaultyRegistry silent() {
        silent = true;
        return this;
    }

    /** Refuses connections. */
    FaultyRegistry away() {
        stop();
        return this;
    }

    private int listen(int wanted) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 0);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (silent) {
            release.acquireUninterruptibly();
            exchange.close();
        } else if (status != 0 && faultsLeft-- > 0) {
            String answer = "{\"error_code\":" + status + "01,\"message\":\"so it was told\"}";
            reply(exchange, status, (page == null ? answer : page).getBytes());
        } else if (authorization != null
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{\"error_code\":40101,\"message\":\"Unauthorized\"}".getBytes());
        } else {
            forward(exchange);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.url() + exchange.getRequestURI()))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            reply(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void stop() {
        if (server != null) {
            release.release(1_000);
            server.stop(0);
            threads.shutdownNow();
            server = null;
            release.drainPermits();
        }
    }

    @Override
    public void close() {
        stop();
        registry.close();
    }
}
