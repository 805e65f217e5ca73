package org.newsmill.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.newsmill.format.json.JsonPaths;
import org.newsmill.format.parse.Charsets;
import org.newsmill.format.parse.LanguageTag;

import java.util.regex.Pattern;

/** What the values of settings must be, if Kafka's own validators do not say so. */
final class Validators {

    static final ConfigDef.Validator TOPIC_NAME = topicName(false);

    static final ConfigDef.Validator TOPIC_NAME_WITH_FORMAT = topicName(true);

    static final ConfigDef.Validator REGISTRY_URLS =
            ConfigDef.LambdaValidator.with(
                    (key, value) -> {
                        try {
                            RegistryUrls.of((String) value);
                        } catch (IllegalArgumentException impossible) {
                            // Without the value, which may hold a password.
                            throw new ConfigException(
                                    key + " cannot be " + impossible.getMessage());
                        }
                    },
                    () -> "URLs");

    static final ConfigDef.Validator CHARSET =
            ConfigDef.LambdaValidator.with(
                    (key, value) -> {
                        if (Charsets.of((String) value) == null) {
                            throw new ConfigException(
                                    key, value, "is not a character set that this JDK knows");
                        }
                    },
                    () -> "a character set");

    static final ConfigDef.Validator LANGUAGE =
            ConfigDef.LambdaValidator.with(
                    (key, value) -> {
                        if (LanguageTag.read((String) value) == null) {
                            throw new ConfigException(key, value, "is no language tag (BCP 47)");
                        }
                    },
                    () -> "a language tag");

    /** The key's end names what stands there, the value where. */
    static final ConfigDef.Validator JSON_PATH =
            ConfigDef.LambdaValidator.with(
                    (key, value) -> {
                        String name = key.substring(key.lastIndexOf('.') + 1);
                        if (!JsonPaths.NAMES.contains(name)) {
                            throw new ConfigException(
                                    key + " is not known; known are " + JsonPaths.NAMES);
                        }
                        String pointer = String.valueOf(value);
                        if (!pointer.startsWith("/") || pointer.indexOf(' ') >= 0) {
                            throw new ConfigException(
                                    key, value, "is no JSON Pointer without spaces, such as /a/b");
                        }
                    },
                    () -> "a JSON Pointer");

    private Validators() {}

    private static ConfigDef.Validator topicName(boolean withFormat) {
        Pattern legal = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
        return ConfigDef.LambdaValidator.with(
                (key, value) -> {
                    String name = (String) value;
                    String plain = withFormat ? name.replace(Topics.PLACEHOLDER, "format") : name;
                    if (!legal.matcher(plain).matches()
                            || plain.equals(".")
                            || plain.equals("..")) {
                        throw new ConfigException(key, value, "is not a legal name for a topic");
                    }
                },
                () -> "a topic's name" + (withFormat ? ", may hold {format}" : ""));
    }
}
