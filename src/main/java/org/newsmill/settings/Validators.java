package org.newsmill.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.newsmill.format.parse.Charsets;

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
