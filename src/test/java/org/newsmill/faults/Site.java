package org.newsmill.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.newsmill.OwnProcess;
import org.newsmill.format.Formats;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Topics and an application of one's own on a broker that others use as well. */
final class Site {

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private final String bootstrap;
    private final Map<String, Object> settings = new HashMap<>();

    /**
     * On the broker that all share.
     *
     * @param name that no other test's site has
     * @throws IllegalStateException if one has
     */
    Site(String name) {
        this(SharedBroker.servers(), name);
        if (!TAKEN.add(name)) {
            throw new IllegalStateException("two tests have a site called " + name);
        }
    }

    /** One with a single topic for all records, which is made sooner; as the other. */
    static Site ofOneOutput(String name) {
        return new Site(name).with(Settings.OUTPUT_TOPIC.key(), name + ".records");
    }

    /**
     * @param name that no other site of the broker has
     */
    Site(String bootstrap, String name) {
        this.bootstrap = bootstrap;
        settings.put(Settings.BOOTSTRAP_SERVERS.key(), bootstrap);
        settings.put(RegistrySettings.REGISTRY_URL.key(), "mock://" + name);
        settings.put(Settings.APPLICATION_ID.key(), name);
        settings.put(Settings.INPUT_TOPIC.key(), name + ".raw");
        settings.put(Settings.OUTPUT_TOPIC.key(), name + ".articles");
        settings.put(Settings.DEAD_LETTER_TOPIC.key(), name + ".letters");
        settings.put(OperationSettings.TOPIC_PARTITIONS.key(), "1");
    }

    Site with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    NewsmillConfig config() {
        return new NewsmillConfig(settings);
    }

    Topics topics() {
        return config().topics();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** The topic of the records of every format: each topic more costs the broker's start time. */
    String articles() {
        return topics().enriched();
    }

    /**
     * The topics of the records: {@link #articles}, or with {format} in its name those it makes.
     */
    String[] outputs() {
        return topics().enriched(Formats.ALL).toArray(String[]::new);
    }

    /**
     * Starts a processor of its own, which can be killed. What it says goes where the test's does.
     */
    Process startProcessor() throws IOException {
        return OwnProcess.run(options()).inheritIO().start();
    }

    /** As options of the command line. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.addAll(List.of("-D", key + "=" + value)));
        return options;
    }

    void send(String... events) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String event : events) {
            records.add(new ProducerRecord<>(topics().raw(), event.getBytes(UTF_8)));
        }
        send(records);
    }

    void send(List<ProducerRecord<byte[], byte[]>> events) throws Exception {
        Topic.send(bootstrap, events);
    }

    List<ConsumerRecord<byte[], byte[]>> read(String... topics) {
        return Topic.read(bootstrap, topics);
    }

    long end(String topic) {
        return Topic.end(bootstrap, topic);
    }

    List<ConsumerRecord<byte[], byte[]>> await(Duration patience, int count, String... topics) {
        return Topic.await(patience, count, bootstrap, topics);
    }

    /** Deletes the raw topic and makes it again, under the same name. */
    void makeRawAgain(Admin admin, int partitions) throws Exception {
        String raw = topics().raw();
        admin.deleteTopics(List.of(raw)).all().get();
        NewTopic again = new NewTopic(raw, partitions, (short) 1);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            try {
                                admin.createTopics(List.of(again)).all().get();
                                return true;
                            } catch (ExecutionException notYet) {
                                // The broker has not heard of the deletion yet.
                                return !(notYet.getCause() instanceof TopicExistsException);
                            }
                        });
    }
}
