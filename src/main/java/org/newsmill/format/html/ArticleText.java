package org.newsmill.format.html;

import org.newsmill.article.Completeness;

import java.util.List;

/**
 * Which text is the article's: what the page shows, or what it gives to machines if that is much
 * more (pages that scripts fill in).
 */
final class ArticleText {

    private static final double MUCH_MORE = 2;
    private static final double NEARLY = 0.9;
    private static final double HALF = 0.5;

    private ArticleText() {}

    /** Null if there is none. */
    static String of(Page page, PageHead head) {
        String shown = MainText.of(page.document, head);
        int length = shown == null ? 0 : shown.length();
        if (page.schema.isLiveBlog()) {
            List<String> posts = page.schema.posts();
            String all = String.join("\n\n", posts);
            if (all.length() > length) {
                return all;
            }
        }
        String body = head.body();
        return body != null && body.length() > MUCH_MORE * length ? body : shown;
    }

    /** How much of the story the text is, if the page says how long that is; else null. */
    static String completeness(Page page, String text) {
        String said = page.schema.text("wordCount");
        Boolean free = page.schema.flag("isAccessibleForFree");
        double share = said == null ? 0 : share(said, text);
        if (share >= NEARLY) {
            return Completeness.WHOLE;
        }
        if (Boolean.FALSE.equals(free)) {
            boolean cut = text.endsWith("…") || text.endsWith("...");
            return cut || share > 0 && share < HALF ? Completeness.TEASER : null;
        }
        return null;
    }

    private static double share(String said, String text) {
        int count = 0;
        for (int i = 0; i < said.length() && count < 1_000_000; i++) {
            char c = said.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            count = count * 10 + c - '0';
        }
        return count == 0 ? 0 : (double) words(text) / count;
    }

    private static int words(String text) {
        int words = 0;
        boolean in = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = text.charAt(i) <= ' ';
            words += in && space ? 1 : 0;
            in = !space;
        }
        return words + (in ? 1 : 0);
    }
}
