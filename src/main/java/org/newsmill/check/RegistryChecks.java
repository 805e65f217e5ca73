package org.newsmill.check;

import org.newsmill.article.Outage;
import org.newsmill.format.Formats;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.registry.Registry;
import org.newsmill.stream.registry.SchemaFit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether the registry is there, lets us in, and has or takes our schema. */
final class RegistryChecks {

    private RegistryChecks() {}

    static List<Finding> reachable(Site site) {
        try (Registry registry = new Registry(new SerializerSettings(site.config()))) {
            String fault = registry.silence(anOutput(site));
            return List.of(
                    fault == null
                            ? Finding.sound("answers, and takes us in")
                            : Finding.fault(
                                    fault,
                                    "correct schema.registry.url, basic.auth.*, bearer.auth.* or"
                                            + " schema.registry.ssl.*, or let the network pass"));
        }
    }

    private static String anOutput(Site site) {
        return site.topics().enriched(Formats.ALL).iterator().next();
    }

    static List<Finding> schemas(Site site) {
        SerializerSettings settings = new SerializerSettings(site.config());
        try (Registry registry = new Registry(settings)) {
            if (registry.silence(anOutput(site)) != null) {
                return List.of(Finding.skipped("not asked, since the registry does not serve us"));
            }
            SchemaFit fit = new SchemaFit(registry);
            Set<String> faults = new LinkedHashSet<>();
            for (String topic : site.topics().enriched(Formats.ALL)) {
                String fault = fit.fault(topic);
                if (fault != null) {
                    faults.add(fault);
                }
            }
            return faults.isEmpty()
                    ? List.of(
                            Finding.sound(
                                    settings.autoRegister()
                                            ? "ours is there, or will be registered"
                                            : "what records are written with is there"))
                    : faults.stream().map(each -> Finding.fault(each, SchemaFit.REMEDY)).toList();
        } catch (Outage away) {
            return List.of(Finding.fault(away.getMessage(), "see to the registry"));
        }
    }
}
