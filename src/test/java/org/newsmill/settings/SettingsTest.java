package org.newsmill.settings;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What a line in the list of settings gives. */
class SettingsTest {

    @Test
    void the_list_holds_every_setting_once_and_its_parts_in_order() {
        List<String> keys = Settings.ALL.stream().<String>map(Setting::key).toList();

        assertThat(keys)
                .doesNotHaveDuplicates()
                .startsWith("bootstrap.servers")
                .containsSubsequence(
                        "max.record.bytes",
                        "schema.registry.url",
                        "bearer.auth.token",
                        "http.host",
                        "replay.max")
                .endsWith("replay.max");
    }

    @Test
    void a_setting_has_the_type_of_its_values() {
        NewsmillConfig config =
                new NewsmillConfig(Map.of("topic.partitions", "7", "enrich.fields", "terms"));

        int partitions = config.get(OperationSettings.TOPIC_PARTITIONS);
        List<String> fields = config.get(Settings.ENRICH_FIELDS);

        assertThat(partitions).isEqualTo(7);
        assertThat(fields).containsExactly("terms");
        assertThat(config.get(OperationSettings.HTTP_HOST)).isEqualTo("127.0.0.1");
    }

    @Test
    void a_family_is_read_as_a_map_without_the_beginning_of_its_keys() {
        Setting<Map<String, String>> family =
                new SettingList()
                        .family("some.paths.", new ConfigDef.NonEmptyString(), LOW, "Some paths.");
        NewsmillConfig config =
                new NewsmillConfig(Map.of("some.paths.title", "/head", "some.other", "x"));

        assertThat(config.get(family)).isEqualTo(Map.of("title", "/head"));
        assertThat(family.owns("some.paths.title")).isTrue();
        assertThat(family.owns("some.other")).isFalse();
        assertThat(family.shownKey()).isEqualTo("some.paths.*");
        assertThat(family.writtenDefault()).isEqualTo("(empty)");
    }
}
