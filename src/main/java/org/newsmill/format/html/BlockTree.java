package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.newsmill.format.markup.HtmlElements;
import org.newsmill.format.markup.Visibility;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a page with what is counted of their texts, made in one pass without recursion. Not
 * thread-safe.
 */
final class BlockTree implements NodeFilter {

    private static final int CJK_WORTH = 3;
    private static final int SHORT = 20;
    private static final double LIST_WORTH = 0.5;
    private static final double UNPUNCTUATED_WORTH = 0.3;

    private final List<Block> blocks = new ArrayList<>();
    private Block at;
    private int linkDepth;

    private BlockTree() {}

    /** All blocks in document order; the first is the element's own. */
    static List<Block> of(Element root) {
        BlockTree tree = new BlockTree();
        root.filter(tree);
        tree.sumUp();
        return tree.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            count(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String name = element.normalName();
        if (depth > 0 && (isUnseen(name) || Visibility.isHidden(element))) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("a") && element.hasAttr("href")) {
            linkDepth++;
        }
        ClassWords.Hint hint = ClassWords.of(element);
        if (at == null
                || HtmlElements.isBlock(name)
                || name.equals("form")
                || hint == ClassWords.Hint.NEVER
                || hint == ClassWords.Hint.COMMENTS
                || name.indexOf('-') > 0) {
            Block block = new Block(element, at, hint);
            blocks.add(block);
            if (at != null) {
                at.children.add(block);
            }
            at = block;
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.normalName().equals("a") && element.hasAttr("href")) {
                linkDepth--;
            }
            if (at != null && at.element == element) {
                at = at.parent;
            }
        }
        return FilterResult.CONTINUE;
    }

    /** A page may be one form; formulas are no prose. */
    private static boolean isUnseen(String name) {
        return HtmlElements.isOut(name) && !name.equals("form") || name.equals("math");
    }

    private void count(String text) {
        int chars = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00A0') {
                chars += c >= '\u2E80' && c < '\uFB00' ? CJK_WORTH : 1;
                if (isMark(c)) {
                    marks++;
                }
            }
        }
        at.chars += chars;
        at.marks += marks;
        if (linkDepth > 0) {
            at.linkChars += chars;
        }
    }

    /** Commas and full stops of the scripts that have them. */
    private static boolean isMark(char c) {
        return switch (c) {
            case '.',
                    ',',
                    '!',
                    '?',
                    ';',
                    '…',
                    '，',
                    '。',
                    '、',
                    '！',
                    '？',
                    '；',
                    '،',
                    '؟',
                    '؛',
                    '۔',
                    '।',
                    '॥',
                    '។',
                    '။',
                    '։',
                    '።' ->
                    true;
            default -> false;
        };
    }

    /** Children before parents: blocks stand in document order. */
    private void sumUp() {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            block.prose = prose(block);
            block.allProse += block.prose;
            block.allChars += block.chars;
            block.allLinkChars += block.linkChars;
            if (block.parent != null) {
                block.parent.allProse += block.allProse;
                block.parent.allChars += block.allChars;
                block.parent.allLinkChars += block.allLinkChars;
            }
        }
    }

    private static double prose(Block block) {
        int plain = block.chars - block.linkChars;
        if (plain < SHORT || block.isHeading() || block.linkChars > plain) {
            return 0;
        }
        double worth =
                switch (block.name()) {
                    case "li", "dd", "dt", "td", "th" -> plain > 200 ? 1 : LIST_WORTH;
                    default -> 1;
                };
        if (block.marks == 0) {
            worth *= UNPUNCTUATED_WORTH;
        }
        return worth * (plain - block.linkChars * 0.5);
    }
}
