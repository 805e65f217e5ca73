package org.newsmill.check;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.newsmill.format.Formats;
import org.newsmill.kafka.SetupException;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.settings.Settings;
import org.newsmill.topic.TopicReport;
import org.newsmill.topic.TopicSetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics, and their limits against each other. */
final class TopicChecks {

    private TopicChecks() {}

    /** What is missing is created only to be looked at: Kafka says whether it would. */
    static List<Finding> exist(Site site) {
        TopicReport report = TopicReport.existing(site.kafka().admin(), site.config());
        List<Finding> found = new ArrayList<>();
        new TopicSetup(site.kafka().admin(), site.config())
                .rehearse(report.missing())
                .forEach(
                        (topic, why) ->
                                found.add(
                                        Finding.fault(
                                                topic
                                                        + " is not there, or may not be seen, and"
                                                        + " cannot be created: "
                                                        + why,
                                                "let whoever may run 'newsmill topics create', or "
                                                        + Permissions.acl(
                                                                List.of(AclOperation.CREATE),
                                                                "--topic " + topic))));
        if (found.isEmpty()) {
            int missing = report.missing().size();
            found.add(
                    Finding.sound(
                            report.topics().size()
                                    + " exist"
                                    + (missing == 0
                                            ? ""
                                            : ", " + missing + " are missing and can be created")));
        }
        return found;
    }

    static List<Finding> limits(Site site) {
        TopicReport report = TopicReport.existing(site.kafka().admin(), site.config());
        if (!report.missing().isEmpty()) {
            return List.of(Finding.skipped("not asked, since topics are missing"));
        }
        List<Finding> found = new ArrayList<>();
        try {
            new TopicSetup(site.kafka().admin(), site.config()).check();
        } catch (SetupException unfit) {
            if (unfit.getCause() != null) {
                throw unfit;
            }
            found.add(Finding.fault(unfit.getMessage(), null));
        }
        addNarrowOutputs(site, found);
        return found.isEmpty()
                ? List.of(Finding.sound("what the raw topic takes, the others can take"))
                : found;
    }

    private static void addNarrowOutputs(Site site, List<Finding> found) {
        String raw = site.topics().raw();
        List<String> names = new ArrayList<>(site.topics().enriched(Formats.ALL));
        names.add(raw);
        Map<ConfigResource, Config> settings = site.kafka().configs(names);
        int events = TopicLimits.bytes(settings.get(topic(raw)));
        int read = Math.min(events, site.config().get(Settings.MAX_EVENT_BYTES));
        names.remove(raw);
        for (String each : names) {
            int bytes = TopicLimits.bytes(settings.get(topic(each)));
            if (bytes < read) {
                found.add(
                        Finding.risk(
                                each
                                        + " takes records of "
                                        + bytes
                                        + " bytes, and events may have "
                                        + read
                                        + ": articles that do not fit become dead letters"
                                        + " (TOO_LARGE)",
                                "kafka-configs.sh --bootstrap-server … --alter --entity-type topics"
                                        + " --entity-name "
                                        + each
                                        + " --add-config "
                                        + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                                        + "="
                                        + read));
            }
        }
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    static List<Finding> risks(Site site) {
        List<String> risks = TopicReport.of(site.kafka().admin(), site.config()).risks();
        return risks.isEmpty()
                ? List.of(Finding.sound("none in how the topics are set up"))
                : risks.stream().map(each -> Finding.risk(each, null)).toList();
    }
}
