package org.newsmill.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;

import java.util.Locale;

/**
 * One setting: all that is said of it anywhere. Immutable; made by {@link SettingList}.
 *
 * @param <T> what {@link NewsmillConfig#get} gives for it
 * @param key in files; of a {@linkplain #isFamily() family}, what its keys begin with
 * @param type of its value; of a family, of each member's
 * @param defaultValue if nobody sets it; null for a family, which has no members then
 * @param validator of its value; null if every value of the type will do
 * @param importance for those who look through the list
 * @param audience who is given it
 * @param doc what it does, for a reader
 */
public record Setting<T>(
        String key,
        Type type,
        Object defaultValue,
        Validator validator,
        Importance importance,
        Audience audience,
        String doc) {

    /** Who is given a setting. */
    public enum Audience {
        /** Nobody but Newsmill. */
        NEWSMILL,
        /** Confluent's serializer too, by the same key. */
        SERIALIZER
    }

    /** Whether its key is the beginning of many keys. */
    public boolean isFamily() {
        return defaultValue == null;
    }

    /** Whether a key is this one's, or one of this family. */
    boolean owns(String given) {
        return isFamily() ? given.startsWith(key) : given.equals(key);
    }

    /** Its key as it is shown: that of a family ends with an asterisk. */
    public String shownKey() {
        return isFamily() ? key + "*" : key;
    }

    /** Its default as it would be written in a file; {@code (empty)} if there is nothing. */
    public String writtenDefault() {
        Object parsed = ConfigDef.parseType(key, defaultValue, type);
        String written = ConfigDef.convertToString(parsed, type);
        return written == null || written.isEmpty() ? "(empty)" : written;
    }

    /** The name of its type, in lower case. */
    public String typeName() {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
