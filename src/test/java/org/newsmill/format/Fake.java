package org.newsmill.format;

import org.newsmill.article.TextForm;

import java.util.Set;
import java.util.function.Predicate;

/** Formats of tests' own. */
public final class Fake {

    private Fake() {}

    /** A format of prose that claims every text, under the name of one that there is. */
    public static Format format(String name, Parser parser) {
        return format(name, root -> true, parser);
    }

    public static Format format(String name, Predicate<Root> claims, Parser parser) {
        return new Format(
                name,
                TextForm.PROSE,
                Family.TEXT,
                Set.of(),
                Set.of(),
                claims,
                settings -> parser,
                "For a test.");
    }
}
