package org.newsmill.cli;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One broker that lets nobody in without a permission, for all tests that want one. It listens with
 * TLS, with mutual TLS, and with SASL over TLS; over plain text whoever comes is the administrator.
 */
final class SecuredBroker implements BeforeAllCallback {

    static final String PASSWORD = "s3cret-of-the-test";

    private static final String LOGIN = "org.apache.kafka.common.security.";

    private static volatile Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SecuredBroker.class))
                .getOrComputeIfAbsent(Running.class);
    }

    static Running get() {
        return running;
    }

    /** JUnit closes it when the whole run ends. */
    static final class Running implements AutoCloseable {

        final Certificates certificates;
        private final Path folder;
        private final TokenEndpoint tokens;
        private final Map<String, Integer> ports = new HashMap<>();
        private final EmbeddedBroker broker;

        Running() throws Exception {
            folder = MemoryFolder.create();
            certificates = Certificates.in(folder);
            tokens = new TokenEndpoint("token-user");
            System.setProperty(
                    "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                    tokens.url("/token") + "," + tokens.url("/keys"));
            for (String listener : List.of("PLAINTEXT", "TLS", "MTLS", "SASL")) {
                ports.put(listener, freePort());
            }
            int controller = freePort();
            broker =
                    EmbeddedBroker.start(
                            folder.resolve("data"), ports.get("PLAINTEXT"), settings(controller));
            try (Admin admin = admin()) {
                setPassword(admin, "scram-user", PASSWORD);
                setPassword(admin, "newsmill", PASSWORD);
            }
            running = this;
        }

        /** The password of SCRAM, which who comes from then on has to show. */
        static void setPassword(Admin admin, String user, String password) throws Exception {
            ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(user, info, password)))
                    .all()
                    .get();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        private Map<String, String> settings(int unusedController) {
            List<String> listeners = new ArrayList<>();
            ports.forEach((name, port) -> listeners.add(name + "://127.0.0.1:" + port));
            Map<String, String> all = new HashMap<>();
            all.put("advertised.listeners", String.join(",", listeners));
            all.put("controller.quorum.voters", "1@127.0.0.1:" + unusedController);
            all.put(
                    "listeners",
                    String.join(",", listeners) + ",CONTROLLER://127.0.0.1:" + unusedController);
            all.put(
                    "listener.security.protocol.map",
                    "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,TLS:SSL,MTLS:SSL,SASL:SASL_SSL");
            all.put(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            all.put("super.users", "User:ANONYMOUS");
            all.put("ssl.keystore.location", certificates.keys("server").toString());
            all.put("ssl.keystore.password", Certificates.PASSWORD);
            all.put("ssl.truststore.location", certificates.trusting("client").toString());
            all.put("ssl.truststore.password", Certificates.PASSWORD);
            all.put("listener.name.mtls.ssl.client.auth", "required");
            String sasl = "listener.name.sasl.";
            all.put(sasl + "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512,OAUTHBEARER");
            all.put(
                    sasl + "plain.sasl.jaas.config",
                    LOGIN
                            + "plain.PlainLoginModule required user_plain-user=\""
                            + PASSWORD
                            + "\";");
            all.put(
                    sasl + "scram-sha-512.sasl.jaas.config",
                    LOGIN + "scram.ScramLoginModule required;");
            all.put(
                    sasl + "oauthbearer.sasl.jaas.config",
                    LOGIN + "oauthbearer.OAuthBearerLoginModule required;");
            all.put(
                    sasl + "oauthbearer.sasl.server.callback.handler.class",
                    LOGIN + "oauthbearer.OAuthBearerValidatorCallbackHandler");
            all.put("sasl.oauthbearer.jwks.endpoint.url", tokens.url("/keys"));
            return all;
        }

        String servers(String listener) {
            return "localhost:" + ports.get(listener);
        }

        /** One who may do anything. */
        Admin admin() {
            return Admin.create(Map.of("bootstrap.servers", servers("PLAINTEXT")));
        }

        /** What a user sets to come in that way: TLS, MTLS, PLAIN, SCRAM or OAUTHBEARER. */
        Map<String, String> settings(String way) {
            Map<String, String> all = new HashMap<>();
            boolean sasl = !way.endsWith("TLS");
            all.put("bootstrap.servers", servers(sasl ? "SASL" : way));
            all.put("kafka.security.protocol", sasl ? "SASL_SSL" : "SSL");
            all.put("kafka.ssl.truststore.location", certificates.trusting("server").toString());
            all.put("kafka.ssl.truststore.password", Certificates.PASSWORD);
            switch (way) {
                case "MTLS" -> {
                    all.put("kafka.ssl.keystore.location", certificates.keys("client").toString());
                    all.put("kafka.ssl.keystore.password", Certificates.PASSWORD);
                }
                case "PLAIN" -> login(all, "PLAIN", "plain.PlainLoginModule", "plain-user");
                case "SCRAM" -> login(all, "SCRAM-SHA-512", "scram.ScramLoginModule", "scram-user");
                case "OAUTHBEARER" -> {
                    all.put("kafka.sasl.mechanism", way);
                    all.put("kafka.sasl.oauthbearer.token.endpoint.url", tokens.url("/token"));
                    all.put(
                            "kafka.sasl.login.callback.handler.class",
                            LOGIN + "oauthbearer.OAuthBearerLoginCallbackHandler");
                    all.put(
                            "kafka.sasl.jaas.config",
                            LOGIN
                                    + "oauthbearer.OAuthBearerLoginModule required"
                                    + " clientId=\"mill\" clientSecret=\""
                                    + PASSWORD
                                    + "\";");
                }
                default -> {
                    // TLS alone says nothing of who comes.
                }
            }
            return all;
        }

        static void login(Map<String, String> all, String mechanism, String module, String user) {
            all.put("kafka.sasl.mechanism", mechanism);
            all.put(
                    "kafka.sasl.jaas.config",
                    "%s%s required username=\"%s\" password=\"%s\";"
                            .formatted(LOGIN, module, user, PASSWORD));
        }

        /** The broker may tell of it a moment later. */
        void allowAll(String principal, String prefix) throws Exception {
            List<AclBinding> all =
                    List.of(
                            all(ResourceType.TOPIC, prefix, principal),
                            all(ResourceType.GROUP, prefix, principal),
                            all(ResourceType.TRANSACTIONAL_ID, prefix, principal),
                            all(ResourceType.TRANSACTIONAL_ID, "newsmill-replay-", principal));
            try (Admin admin = admin()) {
                admin.createAcls(all).all().get();
            }
        }

        private static AclBinding all(ResourceType type, String prefix, String principal) {
            return new AclBinding(
                    new ResourcePattern(type, prefix, PatternType.PREFIXED),
                    new AccessControlEntry(
                            principal, "*", AclOperation.ALL, AclPermissionType.ALLOW));
        }

        @Override
        public void close() throws IOException {
            broker.close();
            tokens.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
