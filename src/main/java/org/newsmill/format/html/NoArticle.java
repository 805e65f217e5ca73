package org.newsmill.format.html;

import org.jsoup.nodes.Element;
import org.newsmill.format.parse.ContentType;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;

import java.util.List;
import java.util.Set;

/** Pages that are no article: walls against robots, log-ins, errors, empty frames. */
final class NoArticle {

    /** What was announced as one of these is never a page. */
    private static final Set<String> OTHER_TYPES =
            Set.of(
                    "application/rss+xml",
                    "application/atom+xml",
                    "application/rdf+xml",
                    "application/feed+json",
                    "application/json",
                    "application/x-ndjson");

    /** Scripts of services that keep robots out. */
    private static final List<String> GUARDS =
            List.of(
                    "/cdn-cgi/challenge-platform",
                    "captcha-delivery.com",
                    "_Incapsula_Resource",
                    "px-captcha",
                    "px-cloud.net",
                    "awswaf.com",
                    "hcaptcha.com/1/api.js",
                    "perfdrive.com");

    private static final int SHORT = 80;
    private static final int SHORT_FOR_A_GUARD = 600;

    private NoArticle() {}

    /**
     * What is wrong with a page.
     *
     * @param text its main text; null if none was found
     * @return a sentence for a person; null if the page is an article
     */
    static String fault(Page page, String text, Hints hints) {
        String type = ContentType.type(hints.get(NewsHeader.CONTENT_TYPE));
        if (OTHER_TYPES.contains(type)) {
            return "an HTML page came, and " + type + " was announced";
        }
        if (text == null) {
            return "the page holds no article";
        }
        boolean says = page.saysArticle();
        if (!says && text.length() < SHORT) {
            return "the page holds no article, only: " + text.replace('\n', ' ');
        }
        if (!says && text.length() < SHORT_FOR_A_GUARD && isGuarded(page)) {
            return "the page is a wall against robots and no article";
        }
        return null;
    }

    private static boolean isGuarded(Page page) {
        for (Element script : page.index.all("script")) {
            String src = script.attr("src");
            String code = src.isEmpty() ? script.data() : src;
            for (String guard : GUARDS) {
                if (code.contains(guard)) {
                    return true;
                }
            }
        }
        return false;
    }
}
