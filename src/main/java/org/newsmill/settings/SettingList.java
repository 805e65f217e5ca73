package org.newsmill.settings;

import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.types.Password;
import org.newsmill.settings.Setting.Audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes settings of each type and keeps them in order. For {@link Settings} alone. */
final class SettingList {

    private final List<Setting<?>> list;
    private final Audience audience;

    SettingList() {
        this(new ArrayList<>(), Audience.NEWSMILL);
    }

    private SettingList(List<Setting<?>> list, Audience audience) {
        this.list = list;
        this.audience = audience;
    }

    /** Adds to the same list, for Confluent's serializer too. */
    SettingList forSerializer() {
        return new SettingList(list, Audience.SERIALIZER);
    }

    /** All that were made so far, in order. */
    List<Setting<?>> all() {
        return List.copyOf(list);
    }

    Setting<String> text(
            String key, String byDefault, Validator validator, Importance importance, String doc) {
        return add(key, Type.STRING, byDefault, validator, importance, doc);
    }

    Setting<Integer> number(
            String key, int byDefault, Validator validator, Importance importance, String doc) {
        return add(key, Type.INT, byDefault, validator, importance, doc);
    }

    Setting<Short> smallNumber(
            String key, int byDefault, Validator validator, Importance importance, String doc) {
        return add(key, Type.SHORT, (short) byDefault, validator, importance, doc);
    }

    Setting<Boolean> flag(String key, boolean byDefault, Importance importance, String doc) {
        return add(key, Type.BOOLEAN, byDefault, null, importance, doc);
    }

    Setting<Password> password(String key, Importance importance, String doc) {
        return add(key, Type.PASSWORD, "", null, importance, doc);
    }

    /** Several values, separated by commas. */
    Setting<List<String>> list(
            String key, String byDefault, Validator validator, Importance importance, String doc) {
        return add(key, Type.LIST, byDefault, validator, importance, doc);
    }

    /**
     * Any number of settings whose keys begin alike; read as a map whose keys lack that beginning.
     *
     * @param prefix what they begin with, a dot at its end
     * @param validator of each value, or null
     */
    Setting<Map<String, String>> family(
            String prefix, Validator validator, Importance importance, String doc) {
        return add(prefix, Type.STRING, null, validator, importance, doc);
    }

    private <T> Setting<T> add(
            String key,
            Type type,
            Object byDefault,
            Validator validator,
            Importance importance,
            String doc) {
        Setting<T> setting =
                new Setting<>(key, type, byDefault, validator, importance, audience, doc);
        list.add(setting);
        return setting;
    }
}
