package org.newsmill.topic;

import org.apache.kafka.clients.admin.Config;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.settings.Topics;
import org.newsmill.stream.record.TimeWindow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is risky about the times of the records that we write to a topic. */
final class TimeRisks {

    private static final String REMEDY = "; set message.timestamp.type=LogAppendTime";

    private TimeRisks() {}

    /**
     * @param topic one that we write to
     * @return one sentence each
     */
    static List<String> of(String topic, Config settings, Topics names) {
        List<String> risks = new ArrayList<>();
        if (TopicLimits.isAppendTime(settings)) {
            return risks;
        }
        TimeWindow times = TopicLimits.times(settings);
        // Letters have the time of their writing.
        if (!topic.equals(names.deadLetters())) {
            long retention = TopicLimits.retention(settings);
            if (retention >= 0) {
                risks.add(
                        "message.timestamp.type=CreateTime, so the "
                                + TopicReport.words(Duration.ofMillis(retention))
                                + " that records are kept count from the time of their event, and"
                                + " the record of an old event is soon deleted"
                                + REMEDY);
            }
            if (times.beforeMs() < Long.MAX_VALUE && !times.isNarrow()) {
                risks.add(
                        "message.timestamp.before.max.ms="
                                + times.beforeMs()
                                + ", so the record of an older event gets a later time than its"
                                + " event (origin.timestamp keeps that)"
                                + REMEDY);
            }
        }
        if (times.isNarrow()) {
            risks.add(
                    (times.beforeMs() < times.afterMs()
                                    ? "message.timestamp.before.max.ms=" + times.beforeMs()
                                    : "message.timestamp.after.max.ms=" + times.afterMs())
                            + ", so a record that waits longer on its way, or whose writer's clock"
                            + " is wrong by more, is refused, and nothing goes on meanwhile"
                            + REMEDY);
        }
        return risks;
    }
}
