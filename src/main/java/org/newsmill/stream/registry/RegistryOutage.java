package org.newsmill.stream.registry;

import org.newsmill.article.Outage;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.RegistryUrls;

/**
 * The registry holds us up: it did not serve us for as long as we can wait in place, or it lacks or
 * has lost a schema of ours.
 */
public final class RegistryOutage extends Outage {

    private static final long serialVersionUID = 1L;

    RegistryOutage(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param urls the registry's, as they may be shown
     */
    static RegistryOutage of(String urls, Throwable cause) {
        return new RegistryOutage(
                "the schema registry at " + urls + " does not serve us: " + RegistryWords.of(cause),
                cause);
    }

    /**
     * The same failure in words that name the registry, if it is one of the registry's; else as it
     * is. For whoever reads records, as {@code newsmill tail} does.
     *
     * @param thrown by Confluent's serializer or deserializer
     */
    public static RuntimeException named(NewsmillConfig config, RuntimeException thrown) {
        return Outages.isOutage(thrown)
                ? of(RegistryUrls.withoutSecrets(config.get(RegistrySettings.REGISTRY_URL)), thrown)
                : thrown;
    }
}
