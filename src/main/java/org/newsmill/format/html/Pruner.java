package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.format.markup.MarkupText;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what stands in an article's block and is not its text. */
final class Pruner {

    private static final int LONGEST_LEAD = 60;
    private static final int PROSE = 60;
    private static final int LONGEST_OF_HEAD = 160;

    private final Block root;
    private final PageHead head;
    private final Set<Element> out = MainText.newSet();

    private Pruner(Block root, PageHead head) {
        this.root = root;
        this.head = head;
    }

    static Set<Element> prune(Block root, PageHead head) {
        Pruner pruner = new Pruner(root, head);
        List<Block> inside = new ArrayList<>();
        pruner.collect(inside);
        pruner.dropTimes();
        pruner.dropLead(inside);
        pruner.dropLonelyHeadings(inside);
        return pruner.out;
    }

    private void collect(List<Block> inside) {
        List<Block> stack = new ArrayList<>();
        stack.add(root);
        while (!stack.isEmpty()) {
            Block block = stack.remove(stack.size() - 1);
            if (block != root && isOut(block)) {
                out.add(block.element);
                continue;
            }
            inside.add(block);
            for (int i = block.children.size() - 1; i >= 0; i--) {
                stack.add(block.children.get(i));
            }
        }
    }

    private boolean isOut(Block block) {
        if (block.out) {
            return true;
        }
        if (block.allChars == 0) {
            return false;
        }
        switch (block.name()) {
            case "h1":
                return true;
            case "header":
                return block.allProse < 0.3 * root.allProse;
            case "figure":
                return block.element.selectFirst("table, blockquote, pre, p") == null;
            case "h2", "h3":
                if (isTitle(block)) {
                    return true;
                }
                break;
            default:
                break;
        }
        double share = block.allProse / Math.max(1, root.allProse);
        if (block.hint == ClassWords.Hint.RATHER_NOT
                && share < 0.2
                && (block.allProse < 100 || block.linkDensity() > 0.3)) {
            return true;
        }
        return share < 0.3 && isLinks(block);
    }

    private boolean isTitle(Block block) {
        return head.title() != null
                && MarkupText.lineOf(block.element).equalsIgnoreCase(head.title());
    }

    private static boolean isLinks(Block block) {
        double density = block.linkDensity();
        return switch (block.name()) {
            case "ul", "ol", "dl", "table", "div", "section" -> density > 0.5 && block.allChars > 0;
            case "p", "li" -> density > 0.9 && block.children.isEmpty() && block.marks < 2;
            default -> false;
        };
    }

    /** Times that stand between blocks and not in a sentence. */
    private void dropTimes() {
        Map<Element, Boolean> parents = new IdentityHashMap<>();
        for (Element time : root.element.select("time")) {
            if (time.parent() != null
                    && parents.computeIfAbsent(time.parent(), Pruner::holdsBlocks)) {
                out.add(time);
            }
        }
    }

    private static boolean holdsBlocks(Element element) {
        return element.selectFirst("p, div, h1, h2") != null;
    }

    /** What stands before the first prose and names the author, the time or the title. */
    private void dropLead(List<Block> inside) {
        int seen = 0;
        for (Block block : inside) {
            if (seen++ > LONGEST_LEAD || (block.prose >= PROSE && block.marks > 0)) {
                return;
            }
            if (block != root && block.chars > 0 && block.children.isEmpty() && isOfHead(block)) {
                out.add(block.element);
            }
        }
    }

    private boolean isOfHead(Block block) {
        if (block.chars > LONGEST_OF_HEAD) {
            return false;
        }
        if (block.hint == ClassWords.Hint.RATHER_NOT
                || block.linkDensity() > 0.5
                || block.element.selectFirst("time, address, [rel=author]") != null) {
            return true;
        }
        String line = MarkupText.lineOf(block.element);
        return head.byline() != null && line.contains(head.byline())
                || head.title() != null && line.equalsIgnoreCase(head.title());
    }

    /** A heading that no text follows is one of something that was left out. */
    private void dropLonelyHeadings(List<Block> inside) {
        boolean followed = false;
        for (int i = inside.size() - 1; i >= 0; i--) {
            Block block = inside.get(i);
            if (block.isHeading()) {
                if (!followed) {
                    out.add(block.element);
                }
            } else if (block.chars > 0) {
                followed = true;
            }
        }
    }
}
