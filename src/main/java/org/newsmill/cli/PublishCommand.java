package org.newsmill.cli;

import org.newsmill.cli.FileEvents.FileEvent;
import org.newsmill.kafka.Publisher;
import org.newsmill.settings.NewsmillConfig;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes files, or their lines, as events to the raw topic.",
            "The exit code is 1 if any was not acknowledged."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill publish --source wire articles/",
            "  newsmill publish --lines --format PLAIN headlines.txt",
            "  zcat archive.gz | newsmill publish -"
        })
final class PublishCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    @Mixin private EventOptions events;

    private final Console console;

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NewsmillConfig config = settings.config();
        List<String> files = events.files();
        try (Publisher publisher = new Publisher(config)) {
            long unread = publish(files, publisher);
            return conclude(publisher, unread, config.topics().raw());
        }
    }

    /** Returns how many were too large to be read. */
    private long publish(List<String> files, Publisher publisher) throws IOException {
        long[] unread = {0};
        try (Progress progress = progress(files)) {
            FileEvents source =
                    new FileEvents(console.in(), events.lines(), publisher.maxRecordBytes());
            for (String file : files) {
                Map<String, String> headers = events.headers(file);
                source.read(
                        file,
                        event -> {
                            if (event.bytes() == null) {
                                unread[0]++;
                                console.message(tooLarge(event, publisher.maxRecordBytes()));
                            } else {
                                publish(publisher, event, headers, progress);
                            }
                        });
            }
            publisher.flush();
        }
        return unread[0];
    }

    private Progress progress(List<String> files) throws IOException {
        return events.lines()
                ? Progress.ofBytes(console, "publishing", FileEvents.totalBytes(files))
                : Progress.ofCount(console, "publishing", files.size(), "events");
    }

    private void publish(
            Publisher publisher, FileEvent event, Map<String, String> headers, Progress progress) {
        publisher.publish(
                event.bytes(),
                headers,
                (at, thrown) -> {
                    progress.step(events.lines() ? event.consumed() : 1);
                    if (thrown != null) {
                        console.message(name(event) + " was not published: " + thrown.getMessage());
                    }
                });
    }

    private int conclude(Publisher publisher, long tooLarge, String topic) {
        long failed = publisher.failed() + tooLarge;
        console.line(
                Plural.of(publisher.acknowledged(), "event")
                        + " published to "
                        + topic
                        + (failed == 0 ? "" : ", " + failed + " not"));
        return failed == 0 ? 0 : 1;
    }

    private String tooLarge(FileEvent event, int limit) {
        return name(event)
                + " was not published: it has "
                + Plural.of(event.length(), "byte")
                + ", and the topic takes "
                + limit;
    }

    private String name(FileEvent event) {
        return events.lines() ? event.file() + " event " + event.number() : event.file();
    }
}
