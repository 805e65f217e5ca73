package org.newsmill.format.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.newsmill.format.markup.MarkupText;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The main text of a page: where most prose stands together, without what stands in it and is not
 * the article's. By structure, not by words: how much prose, how many links, what the names of
 * classes say. Time is linear in the page.
 */
final class MainText {

    private static final int LEAST = 150;
    private static final int CLIMB = 6;
    private static final double DECAY = 0.65;
    private static final double BODY_BONUS = 1.5;
    private static final double ARTICLE_BONUS = 1.2;
    private static final double RATHER_NOT_MALUS = 0.7;

    private final List<Block> blocks;
    private final Block page;

    private MainText(Element body) {
        blocks = BlockTree.of(body);
        page = blocks.get(0);
    }

    /**
     * @param head what the page says of the article, which is no part of its text
     * @return null if there is none
     */
    static String of(Document document, PageHead head) {
        return new MainText(document.body()).find(head);
    }

    private String find(PageHead head) {
        markOut();
        Block best = best();
        if (best == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (Block root : withSiblings(best)) {
            Set<Element> out = Pruner.prune(root, head);
            renameForms(root);
            String part = MarkupText.of(root.element, out::contains);
            if (!part.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n\n").append(part);
            }
        }
        return text.length() == 0 ? null : text.toString();
    }

    /** What is no part of any article, by its element or its names, unless most prose is in it. */
    private void markOut() {
        Block headlined = headlined();
        for (int i = blocks.size() - 1; i > 0; i--) {
            Block block = blocks.get(i);
            boolean never =
                    switch (block.name()) {
                        case "nav", "footer", "aside", "form", "search", "menu", "figcaption" ->
                                true;
                        default -> block.hint == ClassWords.Hint.NEVER;
                    };
            block.out =
                    block.hint == ClassWords.Hint.COMMENTS
                            ? block.allProse < 0.9 * page.allProse
                            : never && block.allProse < 0.5 * around(block).allProse;
        }
        if (headlined != null) {
            for (Block block : blocks) {
                block.out |=
                        block.name().equals("article")
                                && !block.isIn(headlined)
                                && !headlined.isIn(block);
            }
        }
        // What is out counts nowhere.
        for (Block block : blocks) {
            block.out |= block.parent != null && block.parent.out;
        }
        for (Block block : blocks) {
            block.allProse = 0;
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (!block.out) {
                block.allProse += block.prose;
                if (block.parent != null) {
                    block.parent.allProse += block.allProse;
                }
            }
        }
    }

    /** The article element with the page's headline, if there is prose in it; null if none is. */
    private Block headlined() {
        for (Block block : blocks) {
            if (block.name().equals("h1") && block.allChars > 0) {
                for (Block at = block.parent; at != null; at = at.parent) {
                    if (at.name().equals("article")) {
                        return at.allProse < LEAST ? null : at;
                    }
                }
            }
        }
        return null;
    }

    /** The article that it stands in by the page's own word, else the page. */
    private Block around(Block block) {
        for (Block at = block.parent; at != null; at = at.parent) {
            if (at.hint == ClassWords.Hint.BODY || at.name().equals("article")) {
                return at;
            }
        }
        return page;
    }

    private Block best() {
        Block best = null;
        double most = 0;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.out) {
                continue;
            }
            block.score += block.prose;
            if (block.parent != null) {
                boolean leaf = block.children.isEmpty() || isParagraph(block);
                block.parent.score += leaf ? block.score : DECAY * block.score;
            }
            if (!isParagraph(block)) {
                double score = block.score * bonus(block) * (1 - block.linkDensity());
                if (score > most) {
                    most = score;
                    best = block;
                }
            }
        }
        return best;
    }

    private static boolean isParagraph(Block block) {
        return switch (block.name()) {
            case "p",
                    "li",
                    "ul",
                    "ol",
                    "dl",
                    "dd",
                    "dt",
                    "blockquote",
                    "pre",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6" ->
                    block.parent != null;
            default -> false;
        };
    }

    private static double bonus(Block block) {
        double bonus =
                switch (block.hint) {
                    case BODY -> BODY_BONUS;
                    case RATHER_NOT -> RATHER_NOT_MALUS;
                    default -> 1;
                };
        if (block.element.attr("itemprop").contains("articleBody")) {
            bonus = 2;
        }
        return switch (block.name()) {
            case "article", "main" -> bonus * ARTICLE_BONUS;
            default -> bonus;
        };
    }

    /**
     * The best block and those beside it that hold the same article's prose, in their order: an
     * article may be cut in pieces by what stands between them.
     */
    private List<Block> withSiblings(Block best) {
        List<Block> before = new ArrayList<>();
        List<Block> after = new ArrayList<>();
        Block path = best;
        for (int level = 0; level < CLIMB && path.parent != null; level++) {
            List<Block> earlier = new ArrayList<>();
            boolean passed = false;
            for (Block block : path.parent.children) {
                if (block == path) {
                    passed = true;
                } else if (!block.out && belongs(block, path, best, level == 0)) {
                    (passed ? after : earlier).add(block);
                }
            }
            before.addAll(0, earlier);
            path = path.parent;
        }
        before.add(best);
        before.addAll(after);
        return before;
    }

    private static boolean belongs(Block block, Block path, Block best, boolean beside) {
        if (block.linkDensity() > 0.25 || block.isHeading()) {
            return false;
        }
        boolean alike =
                block.name().equals(path.name())
                        && !path.element.className().isEmpty()
                        && block.element.className().equals(path.element.className());
        return alike && block.allProse > 0.1 * best.allProse
                || beside && block.name().equals("p") && block.prose > 80;
    }

    /** Some pages are one form. */
    private static void renameForms(Block root) {
        for (Element form : root.element.select("form")) {
            form.tagName("div");
        }
    }

    static Set<Element> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
