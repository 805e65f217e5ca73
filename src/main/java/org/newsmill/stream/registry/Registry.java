package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.newsmill.article.Outage;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.settings.SerializerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The schema registry, as all tasks of a processor share it: one client, and the ids that it gave.
 * A task that comes with a new partition or a rebalance needs no registry for what another has
 * asked. Opened by whoever needs it first. Thread-safe.
 */
public final class Registry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    /** "Schema not found", whichever way it was asked for. */
    private static final int SCHEMA_NOT_FOUND = 40403;

    private static final String OUR_FORM =
            SchemaNormalization.toParsingForm(EnrichedArticle.getClassSchema());

    /**
     * What a topic's records are written with.
     *
     * @param id the schema's
     * @param ours whether that is our own schema, and our own encoder may write it
     */
    public record Known(int id, boolean ours) {}

    private final SerializerSettings settings;
    private final String urls;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What schemas that are not ours looked like when they were first asked for again. */
    private final Map<Integer, String> forms = new ConcurrentHashMap<>();

    private final AtomicReference<String> loss = new AtomicReference<>();
    private final AtomicInteger losses = new AtomicInteger();
    private SchemaRegistryClient client;

    public Registry(SerializerSettings settings) {
        this.settings = settings;
        this.urls = settings.shownUrls();
    }

    /** As they may be shown. */
    String urls() {
        return urls;
    }

    public SerializerSettings settings() {
        return settings;
    }

    /** How long one attempt to reach it may take, all of its URLs tried. */
    public Duration longestAttempt() {
        return settings.longestAttempt();
    }

    /** One of Confluent's, for one thread, by the client that all share. */
    public KafkaAvroSerializer serializer() {
        TrustedClasses.register();
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(client());
        serializer.configure(settings.asMap(), false);
        return serializer;
    }

    synchronized SchemaRegistryClient client() {
        if (client == null) {
            KafkaAvroSerializerConfig config = new KafkaAvroSerializerConfig(settings.asMap());
            client =
                    settings.isMock()
                            ? SchemaRegistryClientFactory.newClient(
                                    config.getSchemaRegistryUrls(),
                                    config.getMaxSchemasPerSubject(),
                                    List.of(),
                                    settings.asMap(),
                                    Map.of())
                            : new SharedRegistryClient(config);
        }
        return client;
    }

    /** What is known of that topic's schema, or null. */
    public Known known(String topic) {
        return known.get(topic);
    }

    public void learn(String topic, Known now) {
        known.put(topic, now);
    }

    /**
     * How often a schema was lost: a serializer that was made before the last time remembers what
     * means nothing now.
     */
    public int losses() {
        return losses.get();
    }

    /**
     * @throws RegistryOutage once after a schema was lost
     */
    public void tellLoss() {
        String lost = loss.getAndSet(null);
        if (lost != null) {
            throw new RegistryOutage(lost, null);
        }
    }

    /**
     * Asks again whether the ids that records are written with still mean what they did: not if the
     * registry was emptied, or restored from an older copy. To be called now and then, and never on
     * an article's path. A registry that does not answer is no loss.
     */
    public void askAgain() {
        Set.copyOf(known.values()).forEach(this::askAgain);
    }

    /**
     * Asks the registry whether it serves us, if it is still needed: once a topic has had its first
     * record, it may be away. To be called by a thread that may wait.
     *
     * @param topic whose subject is asked for; whether it is there does not matter
     * @return null if it does or need not, else what is wrong, for a person
     */
    public String silence(String topic) {
        if (!known.isEmpty()) {
            return null;
        }
        try {
            new RegisteredSchemas(this).latestVersion(topic);
            return null;
        } catch (Outage away) {
            return away.getMessage();
        }
    }

    private void askAgain(Known asked) {
        int id = asked.id();
        try {
            String now = form(id);
            String before = asked.ours() ? OUR_FORM : forms.putIfAbsent(id, now);
            if (before != null && !now.equals(before)) {
                lose(asked, "has another schema by now under");
            }
        } catch (RestClientException answer) {
            if (answer.getErrorCode() == SCHEMA_NOT_FOUND) {
                lose(asked, "no longer has a schema with");
            } else {
                LOG.debug("The registry did not tell of schema {}", id, answer);
            }
        } catch (IOException | RuntimeException away) {
            LOG.debug("The registry did not tell of schema {}", id, away);
        }
    }

    private String form(int id) throws IOException, RestClientException {
        SchemaRegistryClient asked = client();
        Object schema =
                asked instanceof SharedRegistryClient shared
                        ? shared.askAgain(id)
                        : asked.getSchemaById(id).rawSchema();
        return SchemaNormalization.toParsingForm((Schema) schema);
    }

    private void lose(Known asked, String how) {
        Set<String> topics = new TreeSet<>();
        known.forEach(
                (topic, each) -> {
                    if (each.id() == asked.id()) {
                        topics.add(topic);
                    }
                });
        String lost =
                "the schema registry at "
                        + urls
                        + " "
                        + how
                        + " id "
                        + asked.id()
                        + ", with which "
                        + String.join(", ", topics)
                        + " is written: it was emptied, or restored from an older copy";
        LOG.error(
                "{}. Records with that id cannot be read until the registry has their schema under"
                        + " it again",
                lost);
        forms.remove(asked.id());
        if (client() instanceof SharedRegistryClient shared) {
            shared.reset();
        }
        losses.incrementAndGet();
        boolean again = settings.autoRegister();
        loss.set(
                lost
                        + (again
                                ? "; the schema is registered again before more is written"
                                : "; nothing more is written until the schema is registered"));
        known.keySet().removeAll(topics);
        if (again && asked.ours()) {
            registerAgain(topics);
        }
    }

    /** At once, for those who read: the next article may be long in coming. */
    private void registerAgain(Set<String> topics) {
        RegisteredSchemas schemas = new RegisteredSchemas(this);
        for (String topic : topics) {
            try {
                schemas.register(topic);
            } catch (IOException | RestClientException | RuntimeException notNow) {
                LOG.debug("The next article of {} registers its schema", topic, notNow);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (client instanceof SharedRegistryClient shared) {
                shared.closeForAll();
            } else if (client != null) {
                client.close();
            }
        } catch (IOException unclosed) {
            LOG.debug("The registry's client was not closed", unclosed);
        }
        client = null;
    }
}
