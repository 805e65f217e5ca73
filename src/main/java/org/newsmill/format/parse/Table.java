package org.newsmill.format.parse;

import org.newsmill.article.Dates;
import org.newsmill.article.LanguageSource;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Field of the record → where it stands in a document. A parser opens with one; a new field is one
 * line in it. Immutable once made, thread-safe.
 *
 * @param <S> what values are looked up in: an element, an object, the fields of a block
 */
public final class Table<S> {

    /** One line: takes a value that was found. */
    private record Line<S>(BiConsumer<EnrichedArticle, String> setter, List<String> places) {}

    private final BiFunction<S, String, String> find;
    private static final Set<String> NO_EMBARGO = Set.of("false", "no", "none", "null", "0");

    private final List<Line<S>> lines = new ArrayList<>();

    private Table(BiFunction<S, String, String> find) {
        this.find = find;
    }

    /**
     * @param find the value at a place, or null
     */
    public static <S> Table<S> of(BiFunction<S, String, String> find) {
        return new Table<>(find);
    }

    /** A field that is text: of the places that are not blank, the first. */
    public Table<S> text(BiConsumer<EnrichedArticle, String> setter, String... places) {
        lines.add(new Line<>(setter, List.of(places)));
        return this;
    }

    /** The date of publication: of the places that are not blank, the first. */
    public Table<S> published(String... places) {
        return text((draft, written) -> Dates.published(written).writeTo(draft), places);
    }

    /** An instant: of the places that are not blank, the first. Null if it cannot be read. */
    public Table<S> instant(BiConsumer<EnrichedArticle, Instant> setter, String... places) {
        return text((draft, written) -> setter.accept(draft, Dates.instant(written)), places);
    }

    /** The language: of the places that are not blank, the first; nothing if it is no tag. */
    public Table<S> language(String... places) {
        return text(Table::setLanguage, places);
    }

    private static void setLanguage(EnrichedArticle draft, String written) {
        LanguageSource.say(draft, LanguageTag.read(written), LanguageSource.DOCUMENT);
    }

    /** The urgency, 1 to 9: of the places that are not blank, the first. */
    public Table<S> urgency(String... places) {
        return text(Table::setUrgency, places);
    }

    private static void setUrgency(EnrichedArticle draft, String written) {
        if (written.length() == 1 && written.charAt(0) >= '1' && written.charAt(0) <= '9') {
            draft.setUrgency(written.charAt(0) - '0');
        }
    }

    /** Whether the story may be used: of the places that are not blank, the first. */
    public Table<S> status(String... places) {
        return text(Table::setStatus, places);
    }

    private static void setStatus(EnrichedArticle draft, String written) {
        String status = Status.read(written);
        if (status != null) {
            draft.setStatus(status);
        }
    }

    /**
     * Until when the story may not be published: of the places that are not blank, the first. To
     * stand after the status, since a story whose embargo is no certain instant (a day alone, a
     * time without its offset) is withheld: it would do harm to publish it too early.
     */
    public Table<S> embargo(String... places) {
        return text(Table::setEmbargo, places);
    }

    private static void setEmbargo(EnrichedArticle draft, String written) {
        Instant until = Dates.instantWithOffset(written);
        draft.setEmbargoedUntil(until);
        if (until == null
                && !NO_EMBARGO.contains(written.toLowerCase(Locale.ROOT))
                && !Status.CANCELLED.equals(draft.getStatus())) {
            draft.setStatus(Status.WITHHELD);
        }
    }

    /** Gives a draft what the source says. */
    public void fill(EnrichedArticle draft, S source) {
        for (Line<S> line : lines) {
            for (String place : line.places()) {
                String value = ReceivedText.clean(find.apply(source, place));
                if (value != null) {
                    line.setter().accept(draft, value);
                    break;
                }
            }
        }
    }
}
