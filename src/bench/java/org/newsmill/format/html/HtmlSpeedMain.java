package org.newsmill.format.html;

import org.newsmill.format.EventReader;
import org.newsmill.format.ParserSpeed;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how many MB of pages one thread reads in a second, and how long pages take that could be
 * hard. Argument: a folder of pages.
 */
public final class HtmlSpeedMain {

    private static final Hints HINTS =
            Hints.of(
                    name ->
                            name.equals(NewsHeader.CONTENT_TYPE.key())
                                    ? "text/html; charset=utf-8"
                                    : null);
    private static final EventReader READER =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 27, 1000));

    private HtmlSpeedMain() {}

    public static void main(String[] args) throws IOException {
        List<byte[]> pages;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            pages = files.sorted().map(HtmlSpeedMain::bytes).toList();
        }
        double size = pages.stream().mapToInt(page -> page.length).sum() / 1e6;
        for (int round = 0; round < 6; round++) {
            long began = ParserSpeed.cpuNanos();
            pages.forEach(HtmlSpeedMain::read);
            double seconds = (ParserSpeed.cpuNanos() - began) / 1e9;
            System.out.printf(Locale.ROOT, "%.1f MB at %.1f MB/s%n", size, size / seconds);
        }
        String paragraph =
                "<p class=x>The mill, which <a href=y>ground</a> flour, turns again.</p>";
        for (int times : new int[] {6_000, 60_000, 600_000}) {
            time(times + " paragraphs", "<html><body><article>" + paragraph.repeat(times));
        }
        for (String tag :
                new String[] {"div", "b", "table", "a", "article", "span class=ad", "ul", "time"}) {
            time("100,000 <" + tag + ">", ("<" + tag + ">").repeat(100_000) + paragraph);
        }
        time(
                "an attribute of 50 MB",
                "<div class='" + "a b ".repeat(12_500_000) + "'>" + paragraph);
        time("100,000 meta", "<meta name=a content=b>".repeat(100_000) + paragraph);
        time("hidden in hidden", "<div aria-hidden=true>".repeat(100_000) + paragraph);
        time(
                "JSON of depth 100,000",
                "<script type=application/ld+json>"
                        + "[".repeat(100_000)
                        + "</script>"
                        + paragraph);
    }

    private static void time(String name, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        long began = ParserSpeed.cpuNanos();
        read(bytes);
        System.out.printf(
                Locale.ROOT,
                "%s, %.1f MB: %d ms%n",
                name,
                bytes.length / 1e6,
                (ParserSpeed.cpuNanos() - began) / 1_000_000);
    }

    private static void read(byte[] page) {
        READER.open(page, HINTS).outcomes();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
