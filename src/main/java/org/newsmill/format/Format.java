package org.newsmill.format;

import org.newsmill.article.TextForm;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One format of news, as pure data: it loads nothing. It is declared in the class of its parser and
 * stands in {@link Formats#ALL}.
 *
 * @param name in records, headers and metrics: upper case, words apart by underscores
 * @param form how far the texts of this format are processed already
 * @param family what its documents are, before anybody looks at what they say
 * @param mediaTypes MIME types that are this format and no other
 * @param fileEndings without the dot, in lower case, of files that hold it
 * @param claims whether a document is this format, by its root; asked only if no header says so
 * @param parser makes its parser, when it is first needed
 * @param doc what it is, one sentence
 */
public record Format(
        String name,
        TextForm form,
        Family family,
        Set<String> mediaTypes,
        Set<String> fileEndings,
        Predicate<Root> claims,
        Function<ReadSettings, Parser> parser,
        String doc) {

    /** The name as it stands in topics: lower case, words apart by hyphens. */
    public String topicPart() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return name;
    }
}
