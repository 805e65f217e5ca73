package org.newsmill.format.markup;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.TooLargeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * HTML as a tree (HTML Living Standard, section 13.2), by jsoup: nothing is fetched, no markup is
 * refused, and what is nested too deep stands beside what it should stand in. Thread-safe.
 */
public final class Html {

    /** A shorter text cannot make a large tree, however its tags are mixed. */
    private static final int SHORT = 65_536;

    /** No page that people write is deeper, and each level costs time for each tag in it. */
    private static final int DEEPEST = 200;

    private static final int LONGEST_NAME = 10_000;

    /** For each element that it may have, a page may have this many references. */
    private static final int REFERENCES = 5;

    private Html() {}

    /**
     * A page.
     *
     * @throws TooLargeException if it has more elements and attributes than the limits allow, or
     *     more than five references for each of them
     */
    public static Document page(String html, Limits limits) {
        limitReferences(html, limits.elements(), "the page");
        Parser parser = Parser.htmlParser().setMaxDepth(Math.min(limits.depth(), DEEPEST));
        try (StreamParser stream = new StreamParser(parser).parse(repaired(html), "")) {
            count(stream, limits.elements(), "the page");
            return stream.document();
        }
    }

    /** A piece of a page, in an element. The same bounds hold as for a page by default. */
    static Element piece(String html) {
        // A parser of its own for each piece: jsoup's are not thread-safe.
        Element body = Document.createShell("").body();
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        if (html.length() < SHORT) {
            body.appendChildren(parser.parseFragmentInput(html, body, ""));
            return body;
        }
        limitReferences(html, Limits.DEFAULT.elements(), "the markup of a text");
        try (StreamParser stream =
                new StreamParser(parser).parseFragment(repaired(html), body, "")) {
            count(stream, Limits.DEFAULT.elements(), "the markup of a text");
            List<Node> nodes = stream.completeFragment();
            body.appendChildren(nodes);
            return body;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /**
     * The name of a tag takes jsoup quadratic time in its length, so that a long one, which is no
     * name, becomes text.
     */
    private static String repaired(String html) {
        StringBuilder repaired = null;
        int done = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
            int end = at + 1;
            if (end < html.length() && html.charAt(end) == '/') {
                end++;
            }
            if (end < html.length() && Character.isLetter(html.charAt(end))) {
                while (end < html.length() && !endsName(html.charAt(end))) {
                    end++;
                }
            }
            if (end - at > LONGEST_NAME) {
                repaired = repaired == null ? new StringBuilder(html.length()) : repaired;
                repaired.append(html, done, at)
                        .append(html.substring(at, end).replace("<", "&lt;"));
                done = end;
            }
            at = end;
        }
        return repaired == null ? html : repaired.append(html, done, html.length()).toString();
    }

    /** What begins like a reference and is none takes jsoup as long as an element. */
    private static void limitReferences(String html, int elements, String what) {
        long most = (long) REFERENCES * elements;
        if (html.length() <= most) {
            return;
        }
        long seen = 0;
        for (int at = html.indexOf('&'); at >= 0; at = html.indexOf('&', at + 1)) {
            if (++seen > most) {
                throw new TooLargeException(what + " has more than " + most + " references");
            }
        }
    }

    private static boolean endsName(char c) {
        return c <= ' ' || c == '>' || c == '/';
    }

    /** Reads to the end, element by element. */
    private static void count(StreamParser stream, int most, String what) {
        int seen = 0;
        for (Iterator<Element> elements = stream.iterator(); elements.hasNext(); ) {
            seen += 1 + elements.next().attributesSize();
            if (seen > most) {
                throw new TooLargeException(
                        what + " has more than " + most + " elements and attributes");
            }
        }
    }
}
