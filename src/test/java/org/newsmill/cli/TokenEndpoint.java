package org.newsmill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** An OAuth server of one user: it gives signed tokens (RFC 7519) and tells its key (RFC 7517). */
final class TokenEndpoint implements AutoCloseable {

    private static final int SECONDS = 3_600;

    private final HttpServer server;
    private final KeyPair keys;
    private final String user;

    TokenEndpoint(String user) throws IOException, GeneralSecurityException {
        this.user = user;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/token", exchange -> answer(exchange, token()));
        server.createContext("/keys", exchange -> answer(exchange, publicKey()));
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private String token() {
        long now = System.currentTimeMillis() / 1_000;
        String body =
                part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}")
                        + "."
                        + part(
                                "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
                                        .formatted(user, now, now + SECONDS));
        return "{\"access_token\":\"%s.%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                .formatted(body, signature(body), SECONDS);
    }

    private String signature(String body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(UTF_8));
            return part(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\","
                + "\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return part(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String part(String json) {
        return part(json.getBytes(UTF_8));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String json) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody().write(json.getBytes(UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
