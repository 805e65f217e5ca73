package org.newsmill.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files from which settings take what is secret: those that {@code ${file:path:key}} and {@code
 * ${dir:folder:name}} name, and the stores of keys and of trusted certificates. Stateless.
 */
final class SecretSources {

    /** As Kafka's {@code ConfigTransformer} reads it: provider, path, key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|dir):([^}]*?):([^}]*?)}");

    private static final Pattern STORE =
            Pattern.compile("(.*\\.)?ssl\\.(keystore|truststore)\\.location");

    private SecretSources() {}

    /**
     * @param settings by key, before anything in their values is replaced
     */
    static Set<Path> of(Map<String, ?> settings) {
        Set<Path> files = new TreeSet<>();
        settings.forEach(
                (key, value) -> {
                    String text = String.valueOf(value);
                    Matcher reference = REFERENCE.matcher(text);
                    while (reference.find()) {
                        Path path = Path.of(reference.group(2));
                        boolean isWhole = reference.group(1).equals("dir");
                        files.add(isWhole ? path.resolve(reference.group(3)) : path);
                    }
                    if (STORE.matcher(key).matches() && !text.contains("${")) {
                        files.add(Path.of(text));
                    }
                });
        return files;
    }
}
