package org.newsmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.cli.FileEvents.FileEvent;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.json.RecordJson;
import org.newsmill.run.DryRun;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        description = {
            "Enriches files without Kafka, as JSON on standard output.",
            "One line for each article; one for each reject on standard error. The exit code is 1"
                    + " if anything was rejected."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill process samples/",
            "  newsmill process --lines --source wire archive.txt > enriched.jsonl",
            "  curl -s https://example.org/story.txt | newsmill process - | jq .stemmedText"
        })
final class ProcessCommand implements Callable<Integer> {

    @Mixin private SettingsOptions settings;

    @Mixin private EventOptions events;

    private final Console console;
    private final ObjectMapper mapper = new ObjectMapper();
    private RecordJson output;
    private DryRun dryRun;
    private long rejected;

    ProcessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NewsmillConfig config = settings.config();
        dryRun = new DryRun(config);
        output = new RecordJson(console.out());
        List<String> files = events.files();
        if (files.isEmpty()) {
            console.message("warning: there is no file in " + String.join(", ", events.inputs()));
        }
        FileEvents source =
                new FileEvents(console.in(), events.lines(), config.get(Settings.MAX_EVENT_BYTES));
        try (Progress progress =
                Progress.ofBytes(console, "processing", FileEvents.totalBytes(files))) {
            for (String file : files) {
                Hints hints = Hints.of(events.headers(file)::get);
                source.read(
                        file,
                        event -> {
                            process(event, hints);
                            progress.step(event.consumed());
                            if (isWatched(file)) {
                                output.flush();
                            }
                        });
            }
        }
        output.flush();
        return rejected == 0 ? 0 : 1;
    }

    /** Whether somebody waits for each article: at a terminal, or behind a pipe that goes on. */
    private boolean isWatched(String file) {
        return console.columns() > 0 || file.equals(FileEvents.STANDARD_INPUT);
    }

    private void process(FileEvent event, Hints hints) throws IOException {
        OpenedEvent opened =
                event.bytes() == null
                        ? dryRun.tooLarge(event.length())
                        : dryRun.open(event.bytes(), hints);
        dryRun.run(
                opened,
                event.bytes(),
                ordinal -> new Origin(event.file(), 0, event.number(), event.timestamp(), ordinal),
                new DryRun.Results() {
                    @Override
                    public void article(EnrichedArticle record) throws IOException {
                        output.write(record);
                    }

                    @Override
                    public void rejected(Rejection rejection) throws IOException {
                        reject(event, rejection);
                    }
                });
    }

    private void reject(FileEvent event, Rejection rejection) throws IOException {
        rejected++;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", event.file());
        line.put("offset", event.number());
        line.put("ordinal", rejection.ordinal());
        line.put("reason", rejection.reason().name());
        line.put("message", rejection.message());
        console.errorLine(mapper.writeValueAsString(line));
    }
}
