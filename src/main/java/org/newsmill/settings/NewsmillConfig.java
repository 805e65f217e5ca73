package org.newsmill.settings;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.streams.StreamsConfig;
import org.newsmill.format.Formats;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings, checked. Immutable; {@link Settings} says what there is.
 *
 * <p>Keys that begin with {@code kafka.} or {@code streams.} are passed on without that, all others
 * that are not our own to Confluent's serializer; see {@link KafkaSettings} and {@link
 * SerializerSettings}. {@code ${env:NAME}}, {@code ${file:path:key}} and {@code ${dir:folder:file}}
 * are replaced in any value.
 */
public final class NewsmillConfig extends AbstractConfig {

    private final KnownKeys known = new KnownKeys();
    private final Set<Path> secretFiles;

    private static final List<String> UNRESOLVED = List.of("${env:", "${file:", "${dir:");

    /**
     * @param settings by key, as strings; unknown keys are kept, see {@link #unknownKeys()}
     * @throws ConfigException for a value that is not valid, with the key and why
     */
    public NewsmillConfig(Map<String, ?> settings) {
        super(definition(), withProviders(settings), false);
        secretFiles = SecretSources.of(settings);
        checkFamilies();
        checkNothingIsUnresolved();
        checkTopicsDiffer();
        if (get(RegistrySettings.USE_LATEST) && get(RegistrySettings.AUTO_REGISTER)) {
            throw needsNoAutoRegister(RegistrySettings.USE_LATEST.key(), true);
        }
        checkGroupProtocol();
        RegistryCredentials.check(this);
        checkSerializer();
    }

    /** The settings as Kafka's classes read them; families have no place there. */
    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        Settings.ALL.stream()
                .filter(setting -> !setting.isFamily())
                .forEach(
                        each ->
                                definition.define(
                                        each.key(),
                                        each.type(),
                                        each.defaultValue(),
                                        each.validator(),
                                        each.importance(),
                                        each.doc()));
        return definition;
    }

    /** The value of a setting. For whoever makes something, not for each record. */
    @SuppressWarnings("unchecked") // SettingList gives each setting the type of its values.
    public <T> T get(Setting<T> setting) {
        return (T)
                (setting.isFamily()
                        ? Map.copyOf(originalsWithPrefix(setting.key()))
                        : get(setting.key()));
    }

    private void checkFamilies() {
        for (Setting<?> family : Settings.ALL) {
            if (family.isFamily() && family.validator() != null) {
                originalsWithPrefix(family.key())
                        .forEach(
                                (name, value) ->
                                        family.validator().ensureValid(family.key() + name, value));
            }
        }
    }

    /** It would say so itself, but only when the first record is written. */
    private void checkSerializer() {
        Map<String, Object> given = SerializerKeys.given(originals());
        for (String key :
                List.of(
                        AbstractKafkaSchemaSerDeConfig.USE_SCHEMA_ID,
                        AbstractKafkaSchemaSerDeConfig.USE_LATEST_WITH_METADATA)) {
            if (given.containsKey(key) && get(RegistrySettings.AUTO_REGISTER)) {
                throw needsNoAutoRegister(key, given.get(key));
            }
        }
    }

    private static ConfigException needsNoAutoRegister(String key, Object value) {
        return new ConfigException(
                key, value, "needs " + RegistrySettings.AUTO_REGISTER.key() + "=false");
    }

    /**
     * The clients that read again after a lost transaction are not asked for consumers by the newer
     * protocol.
     */
    private void checkGroupProtocol() {
        for (String prefix : List.of("kafka.", "streams.")) {
            String key = prefix + StreamsConfig.GROUP_PROTOCOL_CONFIG;
            Object protocol = originals().get(key);
            if (protocol != null && "streams".equalsIgnoreCase(protocol.toString())) {
                throw new ConfigException(
                        key,
                        protocol,
                        "would hide that a transaction was lost, and its events would be"
                                + " missing; leave it at classic");
            }
        }
    }

    private static Map<String, Object> withProviders(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("config.providers", "env,file,dir");
        all.put("config.providers.env.class", EnvVarConfigProvider.class.getName());
        all.put("config.providers.file.class", FileConfigProvider.class.getName());
        all.put("config.providers.dir.class", SecretFiles.class.getName());
        all.putAll(settings);
        return all;
    }

    /** Kafka leaves as it stands what it finds no value for; a password should not be that. */
    private void checkNothingIsUnresolved() {
        originals()
                .forEach(
                        (key, value) -> {
                            if (value instanceof String text
                                    && UNRESOLVED.stream().anyMatch(text::contains)) {
                                throw new ConfigException(
                                        "The value of "
                                                + key
                                                + " names an environment variable or a key of a"
                                                + " file that does not exist");
                            }
                        });
    }

    /**
     * What is written must not be read again as an event, and letters must not mix with records.
     */
    private void checkTopicsDiffer() {
        Topics topics = topics();
        Set<String> outputs = topics.enriched(Formats.ALL);
        if (outputs.contains(topics.raw()) || topics.raw().equals(topics.deadLetters())) {
            throw new ConfigException(
                    Settings.INPUT_TOPIC.key(),
                    topics.raw(),
                    "must not be a topic that is written to");
        }
        if (outputs.contains(topics.deadLetters())) {
            throw new ConfigException(
                    Settings.DEAD_LETTER_TOPIC.key(),
                    topics.deadLetters(),
                    "must not be an output topic");
        }
    }

    /**
     * Keys that mean nothing to anybody that is known here: misspelt, or a plug-in's, to which they
     * are passed on.
     */
    public Set<String> unknownKeys() {
        Set<String> unknown = new TreeSet<>(originals().keySet());
        unknown.removeIf(known::knows);
        return unknown;
    }

    /** The key that is most like an unknown one, if one is. */
    public Optional<String> nearestKey(String unknown) {
        return known.nearest(unknown);
    }

    /**
     * The files that secrets were taken from: those that values refer to, and stores of keys and
     * certificates.
     */
    public Set<Path> secretFiles() {
        return Set.copyOf(secretFiles);
    }

    /**
     * The key that an environment variable stands for.
     *
     * @param name without {@code NEWSMILL_}
     */
    public static String keyOfVariable(String name) {
        return new KnownKeys().ofVariable(name);
    }

    public Topics topics() {
        return new Topics(
                get(Settings.INPUT_TOPIC),
                get(Settings.OUTPUT_TOPIC),
                get(Settings.DEAD_LETTER_TOPIC),
                get(Settings.EMBARGO_TOPIC));
    }
}
