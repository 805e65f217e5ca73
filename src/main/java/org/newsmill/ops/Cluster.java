package org.newsmill.ops;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Questions to Kafka whose failures a person can read. */
final class Cluster {

    private static final int PATIENCE_SECONDS = 15;
    private static final int PAUSE_MS = 50;

    private final Admin admin;

    Cluster(Admin admin) {
        this.admin = admin;
    }

    Admin admin() {
        return admin;
    }

    int brokers() {
        return get(admin.describeCluster().nodes(), "ask for the brokers").size();
    }

    /**
     * The settings of those topics, which exist: a broker may hear of a new one a little later than
     * the one that created it, so it is asked again.
     */
    Map<ConfigResource, Config> configs(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Map<ConfigResource, Config> configs = new HashMap<>();
            boolean unheardOf = false;
            for (var answer : admin.describeConfigs(resources).values().entrySet()) {
                String what = "read the settings of " + answer.getKey().name();
                try {
                    configs.put(answer.getKey(), await(answer.getValue(), what));
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
                            || System.nanoTime() > end) {
                        throw failure(what, failed.getCause());
                    }
                    unheardOf = true;
                }
            }
            if (!unheardOf) {
                return configs;
            }
            pause("read the settings of topics");
        }
    }

    private static void pause(String what) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    /**
     * Waits for an answer.
     *
     * @param what completes "cannot …"
     * @throws SetupException where there is none, or it is an error
     */
    static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return await(future, what);
        } catch (ExecutionException failed) {
            throw failure(what, failed.getCause());
        }
    }

    /**
     * As {@link #get}, but leaves it to the caller what an error means. How long it takes at most
     * is the client's {@code default.api.timeout.ms}.
     */
    static <T> T await(KafkaFuture<T> future, String what) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    /** Some of Kafka's exceptions have no message: then their name must tell. */
    static SetupException failure(String what, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new SetupException(
                    "cannot "
                            + what
                            + ": Kafka did not answer in time; is bootstrap.servers right?",
                    cause);
        }
        String message = cause.getMessage();
        String why =
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return new SetupException("cannot " + what + ": " + why, cause);
    }

    private static SetupException interrupted(String what, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SetupException("interrupted while waiting to " + what, interrupted);
    }
}
