package org.newsmill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.format.EventReader;
import org.newsmill.format.ParserSpeed;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Prints how many MB of each format one thread reads in a second, from an event's bytes to its
 * articles' texts and fields: articles of 3 KB, made, alone and many in one document; then the
 * files of the folders that are its arguments, as far as they exist, by their format.
 */
public final class FormatSpeedMain {

    private static final int MANY = 500;
    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private final ArticleGenerator articles = new ArticleGenerator(3072);

    private FormatSpeedMain() throws IOException {}

    public static void main(String[] folders) throws IOException {
        FormatSpeedMain speeds = new FormatSpeedMain();
        speeds.made();
        for (String folder : folders) {
            if (Files.isDirectory(Path.of(folder))) {
                real(Path.of(folder));
            } else {
                System.out.println(folder + " is not there");
            }
        }
    }

    private void made() {
        shape("PLAIN", Shape.PLAIN, 1);
        shape("TAGGED", Shape.TAGGED, 1, MANY);
        shape("JSON", Shape.JSON, 1, MANY);
        shape("RSS", Shape.RSS, 1, MANY);
        document("RSS, escaped HTML", many(number -> rssOfHtml(number)), MANY);
        document("ATOM", atom(), MANY);
        document("JSON_FEED", jsonFeed(), MANY);
        document("HTML", page(1), 1);
        document("NITF", nitf(1), 1);
        document("NEWSML_G2", newsmlG2(1), 1);
        document("NEWSML", newsml(1), 1);
        document("NINJS", ninjs(1), 1);
        document("MAIL", mail(1), 1);
    }

    private void shape(String name, Shape shape, int... counts) {
        for (int count : counts) {
            document(name, new String(shape.event(0, count, articles), UTF_8), count);
        }
    }

    private static void document(String name, String event, int count) {
        ParserSpeed.measure(name + (count == 1 ? "" : ", " + count + " articles"), event, count);
    }

    private static String all(LongFunction<String> item) {
        return LongStream.range(0, MANY).mapToObj(item).collect(Collectors.joining("\n"));
    }

    private static String many(LongFunction<String> item) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Made</title>"
                + all(item)
                + "</channel></rss>";
    }

    /** Paragraphs in elements, some words in bold and a link, as of a content system. */
    private String html(long number) {
        return Stream.of(articles.text(number).split("\n\n"))
                .map(
                        paragraph ->
                                "<p>"
                                        + escaped(paragraph)
                                                .replace(" the ", " <b>the</b> ")
                                                .replaceFirst(
                                                        " and ",
                                                        " <a href=\"/tag/and\" class=\"tag\">and"
                                                                + "</a> ")
                                        + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String rssOfHtml(long number) {
        return "<item><guid>urn:made:"
                + number
                + "</guid><title>Story "
                + number
                + "</title><pubDate>Sat, 24 Jan 2026 09:00:00 GMT</pubDate><description>"
                + escaped(html(number)).replace(">", "&gt;")
                + "</description></item>";
    }

    private String atom() {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Made</title>"
                + all(
                        number ->
                                "<entry><id>urn:made:"
                                        + number
                                        + "</id><title>Story "
                                        + number
                                        + "</title><updated>2026-01-24T09:00:00Z</updated>"
                                        + "<content type=\"xhtml\"><div"
                                        + " xmlns=\"http://www.w3.org/1999/xhtml\">"
                                        + html(number)
                                        + "</div></content></entry>")
                + "</feed>";
    }

    private String jsonFeed() {
        return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Made\",\"items\":["
                + LongStream.range(0, MANY)
                        .mapToObj(
                                number ->
                                        "{\"id\":\""
                                                + number
                                                + "\",\"title\":\"Story "
                                                + number
                                                + "\",\"date_published\":\"2026-01-24T09:00:00Z\","
                                                + "\"content_html\":"
                                                + json(html(number))
                                                + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** As much around the story as in it. */
    private String page(long number) {
        String links =
                LongStream.range(0, 40)
                        .mapToObj(
                                i -> "<li><a href=\"/" + i + "\">Another story " + i + "</a></li>")
                        .collect(Collectors.joining("\n", "<ul class=\"menu\">", "</ul>"));
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Story "
                + number
                + " - Made</title><meta property=\"og:title\" content=\"Story "
                + number
                + "\"><meta property=\"article:published_time\""
                + " content=\"2026-01-24T09:00:00Z\"></head><body><nav>"
                + links
                + "</nav><main><article><h1>Story "
                + number
                + "</h1>"
                + html(number)
                + "</article></main><aside>"
                + links
                + "</aside><footer>Made by a machine.</footer></body></html>";
    }

    private String nitf(long number) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><nitf><head><title>Story "
                + number
                + "</title><docdata><doc-id id-string=\"made-"
                + number
                + "\"/><date.issue norm=\"20260124T090000Z\"/></docdata></head><body><body.head>"
                + "<hedline><hl1>Story "
                + number
                + "</hl1></hedline><byline>By Ada Fenn</byline></body.head><body.content>"
                + html(number).replace("class=\"tag\"", "")
                + "</body.content></body></nitf>";
    }

    private String newsmlG2(long number) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><newsItem"
                + " xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:made:"
                + number
                + "\" version=\"3\" standard=\"NewsML-G2\" standardversion=\"2.29\""
                + " conformance=\"power\" xml:lang=\"en\"><itemMeta><itemClass"
                + " qcode=\"ninat:text\"/><provider literal=\"Made\"/><versionCreated>"
                + "2026-01-24T09:00:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/>"
                + "</itemMeta><contentMeta><headline>Story "
                + number
                + "</headline></contentMeta><contentSet><inlineXML"
                + " contenttype=\"application/xhtml+xml\"><html"
                + " xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
                + html(number)
                + "</body></html></inlineXML></contentSet></newsItem>";
    }

    private String newsml(long number) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><NewsML><NewsItem><Identification>"
                + "<NewsIdentifier><ProviderId>made.example</ProviderId><DateId>20260124</DateId>"
                + "<NewsItemId>"
                + number
                + "</NewsItemId><RevisionId>1</RevisionId><PublicIdentifier>urn:made:"
                + number
                + "</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>"
                + "<NewsItemType FormalName=\"News\"/><FirstCreated>20260124T090000Z"
                + "</FirstCreated><Status FormalName=\"Usable\"/></NewsManagement><NewsComponent>"
                + "<NewsLines><HeadLine>Story "
                + number
                + "</HeadLine></NewsLines><ContentItem><DataContent>"
                + html(number)
                + "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
    }

    private String ninjs(long number) {
        return "{\"uri\":\"urn:made:"
                + number
                + "\",\"type\":\"text\",\"versioncreated\":\"2026-01-24T09:00:00Z\","
                + "\"pubstatus\":\"usable\",\"language\":\"en\",\"headline\":\"Story "
                + number
                + "\",\"body_xhtml\":"
                + json(html(number))
                + "}";
    }

    private String mail(long number) {
        return "From: Ada Fenn <ada@made.example>\r\nTo: desk@made.example\r\nSubject: Story "
                + number
                + "\r\nDate: Sat, 24 Jan 2026 09:00:00 +0000\r\nMessage-ID: <"
                + number
                + "@made.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain;"
                + " charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + articles.text(number).replace("\n", "\r\n");
    }

    private static void real(Path folder) throws IOException {
        EventReader reader = new EventReader(new ReadSettings(UTF_8, 1 << 26, 1 << 20));
        Map<String, List<byte[]>> byFormat = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                byFormat.computeIfAbsent(format(reader, bytes), any -> new ArrayList<>())
                        .add(bytes);
            }
        }
        byFormat.forEach((format, events) -> real(reader, folder, format, events));
    }

    /** NONE, if none can be told. */
    private static String format(EventReader reader, byte[] bytes) {
        try {
            return reader.open(bytes, Hints.NONE).format().name();
        } catch (Exception unreadable) {
            return "NONE";
        }
    }

    private static void real(EventReader reader, Path folder, String format, List<byte[]> events) {
        if (format.equals("NONE")) {
            return;
        }
        double best = 0;
        long size = events.stream().mapToLong(event -> event.length).sum();
        for (int round = 0; round < ROUNDS; round++) {
            long start = ParserSpeed.cpuNanos();
            long read = 0;
            while (ParserSpeed.cpuNanos() - start < ROUND_NANOS) {
                for (byte[] event : events) {
                    reader.open(event, Hints.NONE).outcomes().size();
                }
                read += size;
            }
            best = Math.max(best, read / 1e6 / ((ParserSpeed.cpuNanos() - start) / 1e9));
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s %5d files %9d bytes %7.1f MB/s%n",
                folder + ", " + format,
                events.size(),
                size,
                best);
    }
}
