package org.newsmill.format;

import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Root;

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
                name, TextForm.PROSE, Family.TEXT, claims, settings -> parser, "For a test.");
    }
}
