package org.newsmill.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.article.Reason;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.kafka.Follower;
import org.newsmill.local.LocalStack;
import org.newsmill.local.Samples;
import org.newsmill.local.Samples.Place;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows it all at work in one process, and ends by itself.",
            "Starts a Kafka broker, a schema registry and the processor, publishes the sample"
                    + " articles, and shows what becomes of each.",
            "The exit code is 0 only if every good sample came out enriched, and the broken one as"
                    + " the dead letter that was expected."
        },
        footer = {"", "Example:", "  newsmill demo"})
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin private SettingsOptions settings;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        NewsmillConfig config = settings.config();
        console.message("starts a broker, a registry and the processor …");
        int code;
        try (Shutdown shutdown = new Shutdown();
                LocalStack stack = LocalStack.start(config.originals(), null, 0, 0)) {
            code = demonstrate(stack.config(), shutdown);
        }
        if (code == 0 && Boolean.getBoolean("newsmill.archive")) {
            // By Java itself, on the way out; the launcher asked it to.
            console.message("once only, makes later starts faster, a few seconds …");
        }
        return code;
    }

    private int demonstrate(NewsmillConfig config, Shutdown shutdown) throws Exception {
        Topics topics = config.topics();
        List<String> followed = new ArrayList<>(topics.enriched(Formats.ALL));
        followed.add(topics.deadLetters());
        Map<Place, String> actual = new HashMap<>();
        ArticleView view = new ArticleView(console.columns());
        try (Follower follower = new Follower(config, followed, true)) {
            Map<Place, String> expected = Samples.publish(config);
            console.line(
                    "published "
                            + Plural.of(Samples.all().size(), "sample event")
                            + " to "
                            + topics.raw()
                            + "\n");
            long end = System.nanoTime() + PATIENCE.toNanos();
            follower.follow(
                    record -> {
                        if (record.topic().equals(topics.deadLetters())) {
                            console.line(view.ofLetter(record));
                            actual.put(
                                    placeOfLetter(record),
                                    ArticleView.header(record, NewsHeader.REASON));
                        } else {
                            EnrichedArticle article = follower.article(record);
                            console.line(view.of(article));
                            actual.put(placeOf(article), article.getFormat());
                        }
                    },
                    () ->
                            actual.size() >= expected.size()
                                    || System.nanoTime() > end
                                    || shutdown.isAsked());
            if (shutdown.isAsked()) {
                console.message("stopped before the end");
                return 1;
            }
            return verdict(expected, actual);
        }
    }

    private static Place placeOf(EnrichedArticle article) {
        var origin = article.getOrigin();
        return new Place(origin.getPartition(), origin.getOffset(), origin.getOrdinal());
    }

    private static Place placeOfLetter(ConsumerRecord<byte[], byte[]> letter) {
        return new Place(
                Integer.parseInt(ArticleView.header(letter, NewsHeader.PARTITION)),
                Long.parseLong(ArticleView.header(letter, NewsHeader.OFFSET)),
                Integer.parseInt(ArticleView.header(letter, NewsHeader.ORDINAL)));
    }

    private int verdict(Map<Place, String> expected, Map<Place, String> actual) {
        if (actual.equals(expected)) {
            long letters = actual.values().stream().filter(DemoCommand::isReason).count();
            console.line(
                    "\nAll as expected: "
                            + Plural.of(actual.size() - letters, "article")
                            + " enriched, "
                            + Plural.of(letters, "dead letter")
                            + ". Next: newsmill local");
            return 0;
        }
        expected.forEach(
                (place, outcome) -> {
                    if (!outcome.equals(actual.get(place))) {
                        console.message(
                                place + " should be " + outcome + " and is " + actual.get(place));
                    }
                });
        actual.keySet().stream()
                .filter(place -> !expected.containsKey(place))
                .forEach(place -> console.message(place + " was not expected"));
        return 1;
    }

    private static boolean isReason(String outcome) {
        return Stream.of(Reason.values()).anyMatch(reason -> reason.name().equals(outcome));
    }
}
