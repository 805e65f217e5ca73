package org.newsmill.check;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.utils.Utils;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.Settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether Kafka is there and lets us in. */
final class BrokerChecks {

    private static final int CONNECT_MS = 2_000;

    private BrokerChecks() {}

    static List<Finding> reachable(Site site) {
        Admin admin;
        try {
            admin = site.connect();
        } catch (ConfigException | SetupException unable) {
            return List.of(
                    Finding.fault(
                            Site.words(unable),
                            "correct " + Settings.BOOTSTRAP_SERVERS.key() + " or kafka.*"));
        }
        Collection<Node> nodes;
        try {
            nodes = KafkaAdmin.get(admin.describeCluster().nodes(), "ask for the brokers");
        } catch (SetupException failed) {
            admin.close(Duration.ZERO);
            return List.of(explained(failed.getCause(), servers(site)));
        }
        site.reached(new KafkaAdmin(admin));
        List<Finding> found = new ArrayList<>();
        for (Node node : nodes) {
            if (!connects(node.host(), node.port())) {
                found.add(
                        Finding.fault(
                                "Kafka calls its broker "
                                        + node.id()
                                        + " "
                                        + node.host()
                                        + ":"
                                        + node.port()
                                        + ", and nothing can be reached there",
                                "correct advertised.listeners of that broker, or the network"
                                        + " between"));
            }
        }
        if (found.isEmpty()) {
            found.add(Finding.sound(nodes.size() + " broker(s) answer, and take us in"));
        }
        return found;
    }

    private static String[] servers(Site site) {
        return site.config().get(Settings.BOOTSTRAP_SERVERS).split(",");
    }

    private static Finding explained(Throwable cause, String[] servers) {
        if (cause instanceof SslAuthenticationException) {
            return Finding.fault(
                    "TLS fails: " + Site.words(cause),
                    "let kafka.ssl.truststore.location hold the authority that signed the brokers'"
                            + " certificates; if they ask for one of ours, set"
                            + " kafka.ssl.keystore.location");
        } else if (cause instanceof AuthenticationException) {
            return Finding.fault(
                    "Kafka refuses the credentials: " + Site.words(cause),
                    "correct user and password in kafka.sasl.jaas.config, and"
                            + " kafka.sasl.mechanism");
        }
        for (String server : servers) {
            String address = server.strip();
            if (connects(Utils.getHost(address), Utils.getPort(address))) {
                return Finding.fault(
                        address + " takes connections, and does not answer as Kafka does",
                        "set kafka.security.protocol as that listener wants it (SSL, SASL_SSL, …):"
                                + " one with TLS is silent to a client without");
            }
        }
        return Finding.fault(
                "nothing can be reached at " + String.join(", ", servers),
                "correct " + Settings.BOOTSTRAP_SERVERS.key() + ", or let the network pass");
    }

    private static boolean connects(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            return true;
        } catch (IOException | IllegalArgumentException unreachable) {
            return false;
        }
    }
}
