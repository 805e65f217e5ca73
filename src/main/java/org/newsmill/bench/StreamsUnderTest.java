package org.newsmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.settings.Settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes that run the streams. Not thread-safe. */
final class StreamsUnderTest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ChildProcess> processes = new ArrayList<>();
    private final Map<String, String> settings;
    private final int limit;

    /**
     * @param settings for all variants
     * @param limit bytes that a record may have
     */
    StreamsUnderTest(BenchPlan plan, Map<String, String> settings, int limit) throws IOException {
        this.settings = settings;
        this.limit = limit;
        try {
            for (int i = 0; i < plan.processes(); i++) {
                processes.add(ChildProcess.start(StreamsMain.class, plan.javaOptions()));
            }
        } catch (IOException notStarted) {
            close();
            throw notStarted;
        }
    }

    void start(Variant variant, String application, Place place) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(variant.settings());
        all.put(Settings.APPLICATION_ID.key(), application);
        all.put(Settings.INPUT_TOPIC.key(), place.raw());
        all.put(Settings.OUTPUT_TOPIC.key(), place.output());
        all.put(Settings.DEAD_LETTER_TOPIC.key(), place.letters());
        processes.forEach(
                process ->
                        process.ask(
                                new StreamsMain.Start(
                                        variant == Variant.PASS_THROUGH, limit, all)));
    }

    /**
     * @throws BenchException where the streams failed
     */
    List<StreamsMain.Seen> stop() {
        List<StreamsMain.Seen> all = new ArrayList<>();
        for (ChildProcess process : processes) {
            StreamsMain.Seen seen =
                    JSON.convertValue(process.ask(Map.of("stop", true)), StreamsMain.Seen.class);
            if (seen.streamsFailure() != null) {
                throw new BenchException("the streams failed: " + seen.streamsFailure());
            }
            all.add(seen);
        }
        return all;
    }

    /** The topics of one trial. */
    record Place(String raw, String output, String letters) {}

    @Override
    public void close() {
        processes.forEach(ChildProcess::close);
    }
}
