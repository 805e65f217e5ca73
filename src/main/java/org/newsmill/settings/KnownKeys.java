package org.newsmill.settings;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.streams.StreamsConfig;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every key that means something to Newsmill, or to those to whom it passes settings on: Kafka's
 * clients, Kafka Streams, Confluent's serializer. Classes of a user's own may know more.
 */
public final class KnownKeys {

    public static final String KAFKA_PREFIX = "kafka.";
    public static final String STREAMS_PREFIX = "streams.";

    /** By these Kafka Streams tells its own clients apart. */
    private static final List<String> CONSUMERS =
            List.of(
                    StreamsConfig.CONSUMER_PREFIX,
                    StreamsConfig.MAIN_CONSUMER_PREFIX,
                    StreamsConfig.RESTORE_CONSUMER_PREFIX,
                    StreamsConfig.GLOBAL_CONSUMER_PREFIX);

    /**
     * Whose members are anybody's own: providers have names, and Kafka Streams makes no topics of
     * its own here, for which the other ones are.
     */
    private static final List<String> FAMILIES =
            List.of(
                    AbstractConfig.CONFIG_PROVIDERS_CONFIG,
                    STREAMS_PREFIX + StreamsConfig.TOPIC_PREFIX);

    /** A suggestion that differs by more would be a guess. */
    private static final int MOST_ERRORS = 3;

    private static final int CHARACTERS_AN_ERROR = 4;

    private Set<String> all;

    /** Whether it is passed on to Kafka's clients or to Kafka Streams. */
    static boolean isForKafka(String key) {
        return key.startsWith(KAFKA_PREFIX) || key.startsWith(STREAMS_PREFIX);
    }

    boolean knows(String key) {
        return Settings.isOne(key)
                || FAMILIES.stream().anyMatch(key::startsWith)
                || (isForKafka(key) ? isKafkas(key) : SerializerKeys.isOne(key));
    }

    /** Both prefixes lead to Kafka Streams, and that hands its clients everything. */
    private boolean isKafkas(String key) {
        return all().contains(STREAMS_PREFIX + bare(key));
    }

    /** The known key that is most like it, if one is. */
    Optional<String> nearest(String key) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String known : all()) {
            int distance = Math.min(distance(key, known), 1 + distance(bare(key), bare(known)));
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return least <= Math.min(MOST_ERRORS, 1 + bare(key).length() / CHARACTERS_AN_ERROR)
                ? Optional.of(best)
                : Optional.empty();
    }

    /**
     * The key that an environment variable stands for: in most, each underscore is a dot; a few
     * keys have underscores themselves.
     *
     * @param name without our prefix
     */
    String ofVariable(String name) {
        String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return knows(dotted)
                ? dotted
                : all().stream()
                        .filter(known -> known.replace('_', '.').equals(dotted))
                        .findFirst()
                        .orElse(dotted);
    }

    private Set<String> all() {
        if (all == null) {
            all = new TreeSet<>();
            Settings.ALL.forEach(setting -> all.add(setting.key()));
            all.addAll(SerializerKeys.all());
            Set<String> clients = clients();
            clients.forEach(name -> all.add(KAFKA_PREFIX + name));
            clients.forEach(name -> all.add(STREAMS_PREFIX + name));
            streams().forEach(name -> all.add(STREAMS_PREFIX + name));
        }
        return all;
    }

    private static Set<String> clients() {
        Set<String> names = new TreeSet<>(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.addAll(JmxReporter.RECONFIGURABLE_CONFIGS);
        return names;
    }

    private static Set<String> streams() {
        Set<String> names = new TreeSet<>(StreamsConfig.configDef().names());
        for (String prefix : CONSUMERS) {
            ConsumerConfig.configNames().forEach(name -> names.add(prefix + name));
        }
        ProducerConfig.configNames()
                .forEach(name -> names.add(StreamsConfig.PRODUCER_PREFIX + name));
        AdminClientConfig.configNames()
                .forEach(name -> names.add(StreamsConfig.ADMIN_CLIENT_PREFIX + name));
        return names;
    }

    private static String bare(String key) {
        for (String prefix :
                List.of(KAFKA_PREFIX, STREAMS_PREFIX, SerializerKeys.REGISTRY_PREFIX)) {
            if (key.startsWith(prefix)) {
                return key.substring(prefix.length());
            }
        }
        return key;
    }

    /**
     * How many characters one has to change, add, leave out or swap with their neighbours to get
     * from one to the other (Damerau and Levenshtein, optimal string alignment).
     */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                now[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], now[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] reused = beforeLast;
            beforeLast = last;
            last = now;
            now = reused;
        }
        return last[b.length()];
    }
}
