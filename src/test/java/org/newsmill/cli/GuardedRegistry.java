package org.newsmill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import org.newsmill.local.DevelopmentRegistry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A registry with the certificate of {@link SecuredBroker}, which answers those who have a password
 * or a token, and if it is told to only those with a certificate besides.
 */
final class GuardedRegistry implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final DevelopmentRegistry registry = DevelopmentRegistry.start(null, 0);
    private final HttpsServer server;
    private volatile String password = SecuredBroker.PASSWORD;

    private GuardedRegistry(HttpsServer server) {
        this.server = server;
    }

    static GuardedRegistry start(boolean asksForCertificates) throws Exception {
        SSLContext context = SecuredBroker.get().certificates.ofServer();
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters asked) {
                        SSLParameters parameters = context.getDefaultSSLParameters();
                        parameters.setNeedClientAuth(asksForCertificates);
                        asked.setSSLParameters(parameters);
                    }
                });
        GuardedRegistry guarded = new GuardedRegistry(server);
        server.createContext("/", guarded::answer);
        server.start();
        return guarded;
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** From now on only this password, or token, is right. */
    void exchange(String password) {
        this.password = password;
    }

    private boolean isRight(String authorization) {
        String basic = Base64.getEncoder().encodeToString(("mill:" + password).getBytes(UTF_8));
        return ("Basic " + basic).equals(authorization)
                || ("Bearer " + password).equals(authorization);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        byte[] body = "{\"error_code\":40101,\"message\":\"Unauthorized\"}".getBytes(UTF_8);
        int status = 401;
        if (isRight(exchange.getRequestHeaders().getFirst("Authorization"))) {
            try {
                HttpResponse<byte[]> answer =
                        client.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        registry.url() + exchange.getRequestURI()))
                                        .header(
                                                "Content-Type",
                                                "application/vnd.schemaregistry.v1+json")
                                        .method(
                                                exchange.getRequestMethod(),
                                                HttpRequest.BodyPublishers.ofByteArray(asked))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                status = answer.statusCode();
                body = answer.body();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        registry.close();
    }
}
