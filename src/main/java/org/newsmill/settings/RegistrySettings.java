package org.newsmill.settings;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.types.Password;

import java.util.List;

/** Those {@link Settings} that say where the schema registry is and how it is spoken to. */
public final class RegistrySettings {

    /** For Newsmill alone. */
    private static final SettingList OURS = new SettingList();

    /** Those that Confluent's serializer is given too. */
    private static final SettingList SHARED = OURS.forSerializer();

    public static final Setting<String> REGISTRY_URL =
            SHARED.text(
                    "schema.registry.url",
                    "http://localhost:8081",
                    Validators.REGISTRY_URLS,
                    HIGH,
                    "Where the schema registry is; several URLs separated by" + " commas.");

    public static final Setting<Boolean> AUTO_REGISTER =
            SHARED.flag(
                    "auto.register.schemas",
                    true,
                    MEDIUM,
                    "Whether the schema is registered when it is first used. Turn"
                            + " off where schemas are registered beforehand.");

    public static final Setting<Boolean> USE_LATEST =
            SHARED.flag(
                    "use.latest.version",
                    false,
                    MEDIUM,
                    "Whether to write with the subject's latest schema instead of"
                            + " our own; needs auto.register.schemas=false.");

    public static final Setting<String> SUBJECT_STRATEGY =
            SHARED.text(
                    "value.subject.name.strategy",
                    "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                    null,
                    LOW,
                    "How the schema's subject is named: a class of Confluent's or" + " your own.");

    public static final Setting<Boolean> REMOVE_JAVA_PROPERTIES =
            SHARED.flag(
                    "avro.remove.java.properties",
                    true,
                    LOW,
                    "Whether avro.java.string is left out of the registered schema,"
                            + " so that it is that of"
                            + " schemas/EnrichedArticle.avsc.");

    public static final Setting<String> BASIC_AUTH_SOURCE =
            OURS.text(
                    "basic.auth.credentials.source",
                    "",
                    null,
                    LOW,
                    "Where the registry's basic credentials are: URL, USER_INFO or"
                            + " SASL_INHERIT; empty: in basic.auth.user.info or else in the"
                            + " URL, if they are there.");

    public static final Setting<Password> BASIC_AUTH_USER_INFO =
            OURS.password("basic.auth.user.info", LOW, "user:password for the registry.");

    public static final Setting<String> BEARER_AUTH_SOURCE =
            OURS.text(
                    "bearer.auth.credentials.source",
                    "",
                    null,
                    LOW,
                    "Where the registry's bearer token comes from: STATIC_TOKEN, or CUSTOM"
                            + " with a class of your own; empty: bearer.auth.token, if it"
                            + " is set.");

    public static final Setting<Password> BEARER_AUTH_TOKEN =
            OURS.password("bearer.auth.token", LOW, "The registry's bearer token.");

    static final List<Setting<?>> ALL = OURS.all();

    private RegistrySettings() {}
}
