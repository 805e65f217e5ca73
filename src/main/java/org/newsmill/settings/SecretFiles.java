package org.newsmill.settings;

import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code ${dir:/folder:name}}: the whole of a file, as Kubernetes and Docker mount a secret,
 * without the end of line that an editor leaves. Made by Kafka, by its name.
 */
public final class SecretFiles extends DirectoryConfigProvider {

    @Override
    public ConfigData get(String folder) {
        return stripped(super.get(folder));
    }

    @Override
    public ConfigData get(String folder, Set<String> names) {
        return stripped(super.get(folder, names));
    }

    private static ConfigData stripped(ConfigData files) {
        Map<String, String> stripped = new HashMap<>();
        files.data().forEach((name, value) -> stripped.put(name, withoutEndOfLine(value)));
        return new ConfigData(stripped, files.ttl());
    }

    private static String withoutEndOfLine(String value) {
        int end = value.length();
        if (end > 0 && value.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && value.charAt(end - 1) == '\r') {
            end--;
        }
        return value.substring(0, end);
    }
}
