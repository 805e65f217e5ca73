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
        for (int i = blocks.size() - 1; i > 0; i--) {
            Block block = blocks.get(i);
            boolean never =
                    switch (block.name()) {
                        case "nav", "footer", "aside", "form", "search", "menu", "figcaption" ->
                                true;
                        default -> block.hint == ClassWords.Hint.NEVER;
                    };
            block.out = never && block.allProse < 0.5 * page.allProse;
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

    /** The best block and those beside it that hold the same article's prose, in their order. */
    private List<Block> withSiblings(Block best) {
        if (best.parent == null) {
            return List.of(best);
        }
        List<Block> roots = new ArrayList<>();
        for (Block block : best.parent.children) {
            if (block == best || !block.out && belongs(block, best)) {
                roots.add(block);
            }
        }
        return roots;
    }

    private static boolean belongs(Block block, Block best) {
        if (block.linkDensity() > 0.25 || block.isHeading()) {
            return false;
        }
        boolean alike =
                block.name().equals(best.name())
                        && !best.element.className().isEmpty()
                        && block.element.className().equals(best.element.className());
        return alike && block.allProse > 0.1 * best.allProse
                || block.name().equals("p") && block.prose > 80;
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
