package org.newsmill.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.article.Article;
import org.newsmill.article.Dates;
import org.newsmill.article.Outcome;
import org.newsmill.article.Published;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Status;
import org.newsmill.format.EventReader;
import org.newsmill.format.Formats;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.markup.MarkupText;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What Jazzer calls with bytes of its own making. The property {@code fuzz.target} says which of
 * {@link #names} gets them; with {@code ALL} their first byte does.
 */
public final class FuzzTarget {

    static final String PROPERTY = "fuzz.target";
    static final String ALL = "ALL";
    static final String SNIFF = "SNIFF";
    static final String MARKUP = "MARKUP";
    static final String DATES = "DATES";

    private static final String CHOSEN = System.getProperty(PROPERTY, ALL);
    private static final int MOST_BYTES = 1 << 20;

    private static final String[] CONTENT_TYPES = {
        null,
        "text/plain",
        "text/html",
        "application/xml",
        "application/json",
        "message/rfc822",
        "text/html; charset=shift_jis",
        "text/plain; charset=utf-16"
    };

    private static final EventReader READER =
            new EventReader(new ReadSettings(UTF_8, MOST_BYTES, 1_000));
    private static final List<String> NAMES = names();

    private FuzzTarget() {}

    /** All targets: detection, what parsers share, and each parser. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(SNIFF, MARKUP, DATES));
        Formats.ALL.stream().map(Format::name).forEach(names::add);
        return names;
    }

    /** Called by Jazzer; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (!CHOSEN.equals(ALL)) {
            check(CHOSEN, bytes);
            return;
        }
        check(
                NAMES.get((bytes[0] & 0xFF) % NAMES.size()),
                Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private static void check(String target, byte[] bytes) {
        switch (target) {
            case SNIFF -> {
                if (bytes.length > 0) {
                    String type = CONTENT_TYPES[(bytes[0] & 0xFF) % CONTENT_TYPES.length];
                    byte[] event = Arrays.copyOfRange(bytes, 1, bytes.length);
                    checkEvent(event, NewsHeader.CONTENT_TYPE, type);
                }
            }
            case MARKUP -> checkMarkup(new String(bytes, UTF_8));
            case DATES -> checkDate(new String(bytes, UTF_8));
            default -> checkEvent(bytes, NewsHeader.FORMAT, target);
        }
    }

    private static void checkEvent(byte[] bytes, NewsHeader header, String value) {
        Hints hints = Hints.of(name -> name.equals(header.key()) ? value : null);
        OpenedEvent opened = READER.open(bytes, hints);
        List<Outcome> outcomes = opened.outcomes();
        require(!outcomes.isEmpty(), "an event without outcome");
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            require(outcome.ordinal() == i, "the ordinals have a gap at " + i);
            if (outcome instanceof Rejection rejection) {
                checkRejection(opened, rejection);
            } else {
                checkArticle((Article) outcome);
            }
        }
        require(
                Objects.equals(shown(outcomes), shown(READER.open(bytes, hints).outcomes())),
                "the same bytes gave something else the second time");
    }

    private static void checkRejection(OpenedEvent opened, Rejection rejection) {
        require(rejection.reason() != Reason.FAILED, "unforeseen: " + rejection.message());
        require(!rejection.message().isBlank(), "a rejection that says nothing");
        OptionalInt position = opened.position(rejection);
        byte[] bytes = opened.bytes(rejection.span());
        require(
                position.isEmpty()
                        || position.getAsInt() >= 0
                                && position.getAsInt() <= (bytes == null ? 0 : bytes.length),
                "a place outside the letter's bytes");
    }

    private static void checkArticle(Article article) {
        boolean cancelled = Status.CANCELLED.equals(article.said().getStatus());
        require(cancelled || !article.text().isBlank(), "an article without text");
        require(article.text().equals(article.text().strip()), "white space at the ends");
        article.said()
                .getSchema()
                .getFields()
                .forEach(
                        field -> {
                            Object said = article.said().get(field.pos());
                            require(
                                    !(said instanceof String text) || !text.isBlank(),
                                    "a blank " + field.name());
                        });
    }

    private static List<String> shown(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(
                        outcome ->
                                outcome instanceof Article article
                                        ? article.text() + '\0' + article.said()
                                        : String.valueOf(((Rejection) outcome).message()))
                .toList();
    }

    private static void checkMarkup(String html) {
        String text = MarkupText.ofHtml(html);
        require(text.equals(MarkupText.ofHtml(html)), "another text the second time");
        require(
                text.indexOf('\u00AD') < 0 && text.indexOf('\u2060') < 0,
                "a soft hyphen or joiner");
        String line = MarkupText.lineOfHtml(html);
        require(line.indexOf('\n') < 0, "a line with a line break");
    }

    private static void checkDate(String written) {
        Published date = Dates.published(written);
        require(date.equals(Dates.published(written)), "another date the second time");
        require(date.at() == null || date.date() != null, "an instant without a day");
        require(
                date.date() == null || date.date().getYear() > 0 && date.date().getYear() < 9999,
                "a year out of range");
        require(
                date.date() != null || date.raw() != null || written.isBlank(),
                "a date that was lost");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
