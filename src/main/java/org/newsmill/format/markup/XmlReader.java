package org.newsmill.format.markup;

import org.newsmill.article.Lenience;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

import java.util.Arrays;

/** One pass over one document, from its tags to a tree. */
final class XmlReader {

    /** What is begun and can swallow what follows: comments, CDATA, processing instructions. */
    private enum Section {
        CDATA("<![CDATA[", "]]>"),
        COMMENT("<!--", "-->"),
        INSTRUCTION("<?", "?>");

        final String start;
        final String end;

        Section(String start, String end) {
            this.start = start;
            this.end = end;
        }
    }

    private final String text;
    private final Outcomes outcomes;
    private final XmlTree tree;
    private final XmlText characters;

    /** Sections that have no end from here on, so that nobody looks for it again. */
    private final boolean[] endless = new boolean[Section.values().length];

    private int at;
    private boolean brokenTag;
    private Object[] attributes = new Object[16];

    XmlReader(String text, Outcomes outcomes, Limits limits) {
        this.text = text;
        this.outcomes = outcomes;
        this.tree = new XmlTree(text, outcomes, limits);
        this.characters = new XmlText(text, outcomes);
    }

    XmlElement document() throws UnreadableException {
        while (at < text.length()) {
            int tag = nextTag(at);
            int end = tag < 0 ? text.length() : tag;
            if (end > at) {
                addText(at, end, true);
            }
            at = end;
            if (tag >= 0) {
                readMarkup();
            }
        }
        return tree.finished();
    }

    private void readMarkup() throws UnreadableException {
        char next = text.charAt(at + 1);
        if (next == '/') {
            readEndTag();
        } else if (next == '!') {
            readDeclaration();
        } else if (next == '?') {
            if (text.startsWith("<?xml ", at) && at > 0) {
                outcomes.lenient(Lenience.LATE_DECLARATION);
            }
            readSection(Section.INSTRUCTION);
        } else {
            readStartTag();
        }
    }

    /**
     * Where the next tag begins, whatever bare {@code <} stand before it: they are text.
     *
     * @return -1 if there is none
     */
    private int nextTag(int from) {
        int tag = text.indexOf('<', from);
        while (tag >= 0 && !(tag + 1 < text.length() && beginsTag(text.charAt(tag + 1)))) {
            outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
            tag = text.indexOf('<', tag + 1);
        }
        return tag;
    }

    private void readDeclaration() {
        if (text.startsWith(Section.COMMENT.start, at)) {
            readSection(Section.COMMENT);
        } else if (text.startsWith(Section.CDATA.start, at)) {
            readSection(Section.CDATA);
        } else if (tree.isEmpty() && text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            at = characters.readDoctype(at);
        } else {
            int close = text.indexOf('>', at);
            at = close < 0 ? text.length() : close + 1;
        }
    }

    private void readSection(Section section) {
        int from = at + section.start.length();
        int end = endless[section.ordinal()] ? -1 : text.indexOf(section.end, from);
        if (end < 0) {
            // What follows is read as if it had not begun: other articles may stand there.
            endless[section.ordinal()] = true;
            tree.breakOpen(section.start + " has no end", at);
            at = from;
            return;
        }
        if (section == Section.CDATA) {
            addText(from, end, false);
        }
        at = end + section.end.length();
    }

    private void addText(int from, int to, boolean references) {
        if (tree.isAtTop()) {
            tree.noteJunk(from, to);
        } else {
            tree.add(characters.decoded(from, to, references));
            tree.noteEntity(characters.takeOwnEntity(), to);
        }
    }

    private void readStartTag() throws UnreadableException {
        int start = at;
        int nameEnd = nameEnd(at + 1);
        at = nameEnd;
        int count = 0;
        boolean closed = false;
        boolean whole = false;
        brokenTag = false;
        while (at < text.length() && !whole && !brokenTag) {
            char c = text.charAt(at);
            if (c == '>') {
                whole = true;
                at++;
            } else if (c <= ' ') {
                at++;
            } else if (c == '/') {
                at++;
                closed = at < text.length() && text.charAt(at) == '>';
            } else if (c == '<') {
                brokenTag = true;
            } else {
                count = readAttribute(count);
            }
        }
        String name = text.substring(start + 1, nameEnd);
        tree.open(name, attributes, count, start);
        if (!whole) {
            tree.breakOpen("the tag <" + name + " is not closed", at);
        }
        tree.noteEntity(characters.takeOwnEntity(), at);
        if (closed) {
            tree.close();
        }
    }

    /**
     * Reads a name and its value.
     *
     * @return how many places of {@link #attributes} are taken then
     */
    private int readAttribute(int count) throws UnreadableException {
        if (count + 2 > attributes.length) {
            tree.checkCount(count / 2);
            attributes = Arrays.copyOf(attributes, 2 * attributes.length);
        }
        int from = at;
        while (at < text.length() && !endsAttributeName(text.charAt(at))) {
            at++;
        }
        at = Math.max(at, from + 1);
        attributes[count] = text.substring(from, at);
        attributes[count + 1] = "";
        skipSpace();
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            skipSpace();
            attributes[count + 1] = readValue();
        }
        return count + 2;
    }

    private static boolean endsAttributeName(char c) {
        return c <= ' ' || c == '=' || c == '>' || c == '<' || c == '/';
    }

    /**
     * The tag is broken if something like a tag begins in a value: then its quotation mark is
     * missing, and the next one would swallow other elements.
     */
    private String readValue() {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (quoted ? c == quote : c <= ' ' || c == '>') {
                String value = characters.decoded(from, i, true);
                at = quoted ? i + 1 : i;
                return value;
            }
            if (c == '<' && i + 1 < text.length() && beginsTag(text.charAt(i + 1))) {
                break;
            }
            i++;
        }
        at = i;
        brokenTag = true;
        return "";
    }

    private void readEndTag() {
        int from = at + 2;
        int end = nameEnd(from);
        int close = end;
        while (close < text.length() && text.charAt(close) != '>' && text.charAt(close) != '<') {
            close++;
        }
        String name = text.substring(from, end);
        int start = at;
        at = close < text.length() && text.charAt(close) == '>' ? close + 1 : close;
        tree.close(name, start, at);
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && !endsName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsName(char c) {
        return c <= ' ' || c == '>' || c == '/' || c == '<' || c == '=' || c == '"' || c == '\'';
    }

    private static boolean beginsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0x80;
    }

    private static boolean beginsTag(char c) {
        return c == '/' || c == '!' || c == '?' || beginsName(c);
    }
}
