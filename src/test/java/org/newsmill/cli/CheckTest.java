package org.newsmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.local.DevelopmentRegistry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What 'newsmill check' finds: each mistake is planted alone, and told with what to do. */
@ExtendWith(SecuredBroker.class)
@Timeout(value = 2, unit = MINUTES)
class CheckTest {

    private static final String USER = "User:scram-user";
    private static final Map<String, String> DAYS_5 =
            Map.of(
                    "retention.ms", "432000000",
                    "message.timestamp.type", "LogAppendTime",
                    "min.insync.replicas", "1");

    private static DevelopmentRegistry registry;
    private static int sites;

    private final SecuredBroker.Running broker = SecuredBroker.get();
    private final String name = "check" + sites++;
    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void start() {
        registry = DevelopmentRegistry.start(null, 0);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private void allowed() throws Exception {
        broker.allowAll(USER, name);
        settings.putAll(SecurityTest.site(name, broker.settings("SCRAM")));
        settings.put("schema.registry.url", registry.url());
        settings.put("kafka.default.api.timeout.ms", "2500");
        settings.put("kafka.request.timeout.ms", "1500");
    }

    private void create(String topic, Map<String, String> with) throws Exception {
        Map<String, String> all = new HashMap<>(DAYS_5);
        all.putAll(with);
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic(name + "." + topic, 1, (short) 1).configs(all)))
                    .all()
                    .get();
        }
    }

    private void topics() throws Exception {
        create("raw", Map.of());
        create("articles", Map.of());
        create("letters", Map.of("max.message.bytes", "2000000"));
    }

    private Commands check() {
        return Commands.run(settings, "", "check");
    }

    private void finds(int code, String... words) {
        Commands found = check();
        assertThat(found.text()).contains(words);
        assertThat(found.code()).as(found.text()).isEqualTo(code);
    }

    @Test
    void a_sound_set_up_passes_before_and_after_its_topics_are_made() throws Exception {
        allowed();
        finds(0, "\u2713 topics       0 exist, 3 are missing and can be created");
        topics();
        Commands check = check();
        assertThat(check.code()).as(check.text()).isZero();
        assertThat(check.text()).contains("\u2713 topics       3 exist").doesNotContain("\u2717");
        // It leaves nothing behind: no topic, no record, no group.
        try (Admin admin = broker.admin()) {
            assertThat(admin.listGroups().all().get())
                    .noneMatch(group -> group.groupId().equals(name));
        }

        JsonNode json =
                new ObjectMapper()
                        .readTree(Commands.run(settings, "", "check", "--json").out().get(0));
        assertThat(json.get("passed").asBoolean()).isTrue();
        assertThat(json.get("findings")).isNotEmpty();
    }

    @Test
    void nobody_at_the_address() throws Exception {
        allowed();
        settings.put("bootstrap.servers", "localhost:1");
        finds(
                1,
                "\u2717 kafka",
                "nothing can be reached at localhost:1",
                "bootstrap.servers",
                "- topics       not asked");
    }

    @Test
    void a_client_without_tls_at_a_listener_with_it() throws Exception {
        allowed();
        settings.put("kafka.security.protocol", "PLAINTEXT");
        finds(1, "takes connections, and does not answer", "kafka.security.protocol");
    }

    @Test
    void an_authority_that_is_not_trusted() throws Exception {
        allowed();
        settings.put(
                "kafka.ssl.truststore.location", broker.certificates.trusting("client").toString());
        finds(1, "TLS fails", "kafka.ssl.truststore.location");
    }

    @Test
    void a_wrong_password() throws Exception {
        allowed();
        settings.computeIfPresent(
                "kafka.sasl.jaas.config",
                (key, jaas) -> jaas.replace(SecuredBroker.PASSWORD, "wrong-one"));
        Commands found = check();
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.text())
                .contains("Kafka refuses the credentials", "kafka.sasl.jaas.config")
                .doesNotContain("wrong-one");
    }

    @Test
    void a_class_that_is_not_on_the_class_path() throws Exception {
        allowed();
        settings.put("kafka.sasl.login.callback.handler.class", "org.example.Absent");
        finds(1, "org.example.Absent", "NEWSMILL_CLASSPATH");
    }

    @Test
    void permissions_that_are_missing() throws Exception {
        settings.putAll(SecurityTest.site(name, broker.settings("PLAIN")));
        topics();
        finds(
                1,
                "Read, DescribeConfigs not allowed on " + name + ".raw",
                "kafka-acls.sh --bootstrap-server \u2026 --add --allow-principal User:\u2026"
                        + " --operation Write --operation DescribeConfigs --topic "
                        + name
                        + ".letters",
                "Read not allowed on the group " + name,
                "--operation Read --group " + name,
                "Write not allowed on transactional ids that begin with " + name + "-",
                "--operation Write --transactional-id " + name + "-");
    }

    @Test
    void topics_that_are_missing_and_may_not_be_made() throws Exception {
        settings.putAll(SecurityTest.site(name, broker.settings("PLAIN")));
        finds(
                1,
                name + ".raw is not there, or may not be seen, and cannot be created",
                "newsmill topics create");
    }

    @Test
    void more_replicas_than_brokers() throws Exception {
        allowed();
        settings.put("topic.replication.factor", "3");
        finds(1, name + ".raw is not there", "cannot be created", "replication factor");
    }

    @Test
    void letters_without_room_and_outputs_without_room_and_events_that_outlive_offsets()
            throws Exception {
        allowed();
        // Who may see the brokers' settings.
        settings.putAll(broker.settings("TLS"));
        create("raw", Map.of("max.message.bytes", "2000000", "retention.ms", "-1"));
        create("articles", Map.of("message.timestamp.type", "CreateTime"));
        create("letters", Map.of("max.message.bytes", "65536"));
        finds(
                1,
                "\u2717 limits       the topic " + name + ".letters takes records of 65536 bytes",
                "--add-config max.message.bytes=2065536",
                "! limits       " + name + ".articles takes records of 1048588 bytes",
                "--add-config max.message.bytes=2000000",
                "set message.timestamp.type=LogAppendTime",
                "events are kept forever, and Kafka forgets the offsets");
    }

    @Test
    void letters_that_are_compacted_and_events_that_are_soon_gone() throws Exception {
        allowed();
        create("raw", Map.of("retention.ms", "3600000"));
        create("articles", Map.of());
        create("letters", Map.of("cleanup.policy", "compact", "max.message.bytes", "2000000"));
        finds(
                1,
                "\u2717 limits       the topic " + name + ".letters is compacted",
                "cleanup.policy=delete",
                "records are kept for 60 minutes");
    }

    @Test
    void no_registry() throws Exception {
        allowed();
        settings.put("schema.registry.url", "http://localhost:1");
        finds(1, "\u2717 registry", "http://localhost:1 does not serve us", "schema.registry.url");
    }

    @Test
    void a_registry_that_wants_credentials_and_another_clock() throws Exception {
        allowed();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread answers = new Thread(() -> answerAsIn1999(server), "registry-of-1999");
            answers.setDaemon(true);
            answers.start();
            settings.put("schema.registry.url", "http://127.0.0.1:" + server.getLocalPort());
            finds(
                    1,
                    "it answers 401",
                    "basic.auth.user.info",
                    "this machine's clock is",
                    "ahead of that of the registry",
                    "NTP");
        }
    }

    private static void answerAsIn1999(ServerSocket server) {
        String body = "{\"error_code\":40101,\"message\":\"Unauthorized\"}";
        String answer =
                "HTTP/1.1 401 Unauthorized\r\nDate: Fri, 31 Dec 1999 23:59:59 GMT\r\n"
                        + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[4_096]);
                client.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException closed) {
                // Nobody asks any more, or whoever asked is gone.
            }
        }
    }

    @Test
    void a_schema_that_is_unknown_or_does_not_fit() throws Exception {
        allowed();
        settings.put("auto.register.schemas", "false");
        finds(
                1,
                "does not have Newsmill's schema under subject " + name + ".articles-value",
                "register schemas/EnrichedArticle.avsc");

        settings.put("auto.register.schemas", "true");
        try (CachedSchemaRegistryClient others =
                new CachedSchemaRegistryClient(registry.url(), 10)) {
            others.register(name + ".articles-value", new AvroSchema("\"string\""));
        }
        finds(1, "would refuse the schema", "incompatible");
    }

    @Test
    void a_port_that_is_taken_is_a_risk_since_it_may_be_ours() throws Exception {
        allowed();
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        try {
            settings.put("http.port", Integer.toString(other.getAddress().getPort()));
            finds(0, "! http port", "cannot be bound", "http.port");
        } finally {
            other.stop(0);
        }
    }
}
