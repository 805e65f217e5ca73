package org.newsmill.cli;

import org.newsmill.format.Formats;
import org.newsmill.json.LetterJson;
import org.newsmill.json.RecordJson;
import org.newsmill.kafka.Follower;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Follows the enriched topics, or the dead letters.",
            "Prints one line an article, until Ctrl-C or --max."
        },
        footer = {
            "",
            "Examples:",
            "  newsmill tail",
            "  newsmill tail --from-beginning --max 100 --json | jq .stemmedText",
            "  newsmill tail --dead-letters --from-beginning"
        })
final class TailCommand implements Callable<Integer> {

    @Mixin private KafkaOptions settings;

    @Option(names = "--dead-letters", description = "Follow the dead letters instead.")
    private boolean deadLetters;

    @Option(names = "--json", description = "The whole record, as one line of JSON.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Begin with the oldest record.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "End after this many.")
    private long max = Long.MAX_VALUE;

    private final Console console;

    TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NewsmillConfig config = settings.config();
        Topics topics = config.topics();
        Collection<String> followed =
                deadLetters ? List.of(topics.deadLetters()) : topics.enriched(Formats.ALL);
        try (Shutdown shutdown = new Shutdown();
                Follower follower = new Follower(config, followed, fromBeginning)) {
            Follower.Reader printer = printer(follower);
            long[] seen = {0};
            follower.follow(
                    record -> {
                        printer.accept(record);
                        seen[0]++;
                    },
                    () -> seen[0] >= max || shutdown.isAsked());
        }
        return 0;
    }

    private Follower.Reader printer(Follower follower) throws IOException {
        if (json) {
            RecordJson out = new RecordJson(console.out());
            return record -> {
                out.write(deadLetters ? LetterJson.of(record) : follower.article(record));
                out.flush();
            };
        }
        if (deadLetters) {
            ArticleView view = new ArticleView(console.columns());
            return letter -> console.line(view.ofLetter(letter));
        }
        ArticleLine line = new ArticleLine(console.columns());
        return record -> console.line(line.of(follower.article(record)));
    }
}
