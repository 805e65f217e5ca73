package org.newsmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.article.Article;
import org.newsmill.article.Faults;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.article.Stage;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.cli.FileEvents.FileEvent;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.stream.Embargo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Clock;
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
    private EventReader reader;
    private Enrichers enrichers;
    private Embargo embargo;
    private long rejected;

    ProcessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NewsmillConfig config = settings.config();
        reader = new Factory(config).eventReader();
        enrichers = new Factory(config).enrichers(Clock.systemUTC());
        embargo = Embargo.of(config);
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
                        ? reader.tooLarge(event.length())
                        : reader.open(event.bytes(), hints);
        for (Outcome outcome : opened.outcomes()) {
            if (outcome instanceof Article article) {
                enrich(event, article);
            } else {
                reject(event, (Rejection) outcome);
            }
        }
    }

    private void enrich(FileEvent event, Article article) throws IOException {
        Origin origin =
                new Origin(event.file(), 0, event.number(), event.timestamp(), article.ordinal());
        EnrichedArticle record;
        try {
            record = enrichers.with(each -> each.enrich(article, origin));
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            Faults.rethrow(thrown, event.bytes());
            reject(event, article.rejected(Rejection.failed(thrown), Stage.ENRICH));
            return;
        }
        long now = System.currentTimeMillis();
        Rejection forbidden = embargo.rejects(record, now);
        if (forbidden == null) {
            output.write(embargo.writable(record, now));
        } else {
            reject(event, article.rejected(forbidden, Stage.SERIALISE));
        }
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
