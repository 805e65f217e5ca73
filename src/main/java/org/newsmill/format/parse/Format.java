package org.newsmill.format.parse;

import org.newsmill.article.TextForm;
import org.newsmill.format.Formats;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One format of news, as pure data: it loads nothing. It is declared in the class of its parser and
 * stands in {@link Formats#ALL}.
 *
 * @param name in records, headers and metrics: upper case, words apart by underscores
 * @param form how far the texts of this format are processed already
 * @param family what its documents are, before anybody looks at what they say
 * @param claims whether a document is this format, by its root; asked only if no header says so
 * @param parser makes its parser, when it is first needed
 * @param doc what it is, one sentence
 */
public record Format(
        String name,
        TextForm form,
        Family family,
        Predicate<Root> claims,
        Function<ReadSettings, Parser> parser,
        String doc) {

    /** The same format for texts that are processed so far. */
    public Format withForm(TextForm other) {
        return form == other ? this : new Format(name, other, family, claims, parser, doc);
    }

    /** The name as it stands in topics: lower case, words apart by hyphens. */
    public String topicPart() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return name;
    }
}
