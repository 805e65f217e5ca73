package org.newsmill.format.html;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;

/**
 * An element that stands on lines of its own, and what is counted of the text in it. Not
 * thread-safe.
 */
final class Block {

    final Element element;
    final Block parent;
    final List<Block> children = new ArrayList<>(2);
    final ClassWords.Hint hint;

    /** Characters of its own text: in it, and in no block within it. */
    int chars;

    /** Those of them that are in links. */
    int linkChars;

    /** Marks that end a sentence or a part of one, in its own text. */
    int marks;

    /** How much prose its own text is. */
    double prose;

    /** How much prose there is in it and in all blocks within it. */
    double allProse;

    int allChars;
    int allLinkChars;
    double score;

    /** Not part of the article, and nothing in it is. */
    boolean out;

    Block(Element element, Block parent, ClassWords.Hint hint) {
        this.element = element;
        this.parent = parent;
        this.hint = hint;
    }

    String name() {
        return element.normalName();
    }

    double linkDensity() {
        return allChars == 0 ? 0 : (double) allLinkChars / allChars;
    }

    boolean isHeading() {
        String name = name();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    /** Whether another stands above it, or is it. */
    boolean isIn(Block other) {
        for (Block at = this; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }
}
