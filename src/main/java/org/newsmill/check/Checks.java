package org.newsmill.check;

import org.apache.kafka.common.KafkaException;
import org.newsmill.article.Outage;
import org.newsmill.check.Finding.Level;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The list of what is checked before a run. To add a check is one line here, and its method.
 * Whether a check needs Kafka decides if it is asked when Kafka cannot be reached.
 */
public final class Checks {

    private static final List<Check> ALL =
            List.of(
                    new Check("settings", false, ProcessChecks::settings),
                    new Check("plug-ins", false, ProcessChecks::plugins),
                    new Check("codecs", false, ProcessChecks::codecs),
                    new Check("http port", false, ProcessChecks::port),
                    new Check("kafka", false, BrokerChecks::reachable),
                    new Check("permissions", true, Permissions::ofTopics),
                    new Check("group", true, Permissions::ofGroup),
                    new Check("transactions", true, Permissions::ofTransactions),
                    new Check("topics", true, TopicChecks::exist),
                    new Check("limits", true, TopicChecks::limits),
                    new Check("risks", true, TopicChecks::risks),
                    new Check("registry", false, RegistryChecks::reachable),
                    new Check("schemas", false, RegistryChecks::schemas),
                    new Check("clock", false, Clocks::compare));

    private record Check(String name, boolean needsKafka, Function<Site, List<Finding>> look) {}

    private Checks() {}

    /**
     * Checks everything, in the order of the list. Takes as long as Kafka and the registry do to
     * answer, and up to {@code default.api.timeout.ms} if they do not.
     *
     * @return at least one finding for each check
     */
    public static List<Finding> run(NewsmillConfig config) {
        List<Finding> all = new ArrayList<>();
        try (Site site = new Site(config)) {
            for (Check check : ALL) {
                found(check, site).forEach(each -> all.add(each.of(check.name())));
            }
        }
        return all;
    }

    private static List<Finding> found(Check check, Site site) {
        if (check.needsKafka() && !site.hasKafka()) {
            return List.of(Finding.skipped("not asked, since Kafka is not reached"));
        }
        try {
            return check.look().apply(site);
        } catch (SetupException | KafkaException | Outage failed) {
            return List.of(
                    Finding.risk(
                            "not checked: " + Site.words(failed),
                            "see to what else is found here, and check again"));
        }
    }

    /** Whether {@code run} would work, as far as it was seen. */
    public static boolean passed(List<Finding> findings) {
        return findings.stream().noneMatch(each -> each.level() == Level.FAULT);
    }
}
