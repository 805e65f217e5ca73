package org.newsmill.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.article.Article;
import org.newsmill.article.Lenience;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

class PagesTest {

    private static final String PROSE =
            "<p>The mill at Vale, which the flood of spring had stopped, grinds flour again, its"
                    + " keeper said on Sunday.</p>";

    private final EventReader reader = new EventReader(new ReadSettings(UTF_8, 1 << 24, 100));

    private OpenedEvent open(byte[] page, String contentType) {
        return reader.open(
                page,
                Hints.of(name -> name.equals(NewsHeader.CONTENT_TYPE.key()) ? contentType : null));
    }

    private Outcome read(String page) {
        return open(page.getBytes(UTF_8), null).outcomes().get(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "<meta name=author content='Ada Fenn (https://fenn.example/)'>; Ada Fenn",
                "<meta property='og:article:author' content='Vale News'>; Vale News",
                "<article><div class=article__author>By Ada Fenn</div>PROSE</article>; Ada Fenn",
                "<article>PROSE<aside><b itemprop=author>Ada Fenn</b></aside></article>; Ada Fenn",
                "<p itemprop=author itemscope><b itemprop=name>Ada Fenn</b> -</p>PROSE; Ada Fenn",
                "<article>PROSE<aside><b class=author>Ada Fenn</b></aside></article>;"
            })
    void a_byline_is_the_articles_own(String page, String byline) {
        Article article = (Article) read("<html><body>" + page.replace("PROSE", PROSE) + PROSE);

        assertThat(article.said().getByline()).isEqualTo(byline);
    }

    /** Some scripts part words by nothing, and end sentences by marks of their own or by none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "th, โรงสีเก่าริมแม่น้ำ, โรงสีเก่าริมแม่น้ำเปิดให้เข้าชมอีกครั้งหลังจากปิดซ่อมแซมนานสองปี"
                + " ผู้คนมากมายเดินทางมาดูเครื่องจักร",
        "hi, पुरानी चक्की, नदी के किनारे की पुरानी चक्की दो साल बाद फिर से खुल गई है। इसे देखने के"
                + " लिए दूर से लोग आ रहे हैं।",
        "zh, 河边的老磨坊, 河边的老磨坊关闭两年之后重新开放。许多人前来观看仍在转动的机器。",
        "ja, 古い水車小屋, 川沿いの古い水車小屋が二年ぶりに再び開いた。多くの人がまだ動く機械を見に来た。",
        "my, ဆန်စက်ဟောင်း, မြစ်ကမ်းက ဆန်စက်ဟောင်းသည် နှစ်နှစ်အကြာတွင် ပြန်ဖွင့်ခဲ့သည်။ လူများစွာ"
                + " လာရောက်ကြည့်ရှုကြသည်။",
        "am, አሮጌው ወፍጮ, በወንዙ ዳር ያለው አሮጌ ወፍጮ ከሁለት ዓመት በኋላ እንደገና ተከፈተ። ብዙ ሰዎች ሊያዩት መጡ።",
        "ar, الطاحونة القديمة, فتحت الطاحونة القديمة على ضفة النهر أبوابها بعد عامين، وجاء كثيرون"
                + " لمشاهدة الآلات."
    })
    void main_text_is_found_in_any_script(String language, String other, String sentence) {
        String link = "<li><a href=/x>" + other + "</a></li>";
        String paragraphs = ("<p>" + sentence + "</p>").repeat(4);
        String page =
                "<html lang=%s><body><div><ul>%s</ul></div><div><h1>%s</h1><div>%s</div></div>"
                                .formatted(language, link.repeat(12), other, paragraphs)
                        + "<div><p>%s</p><ul>%s</ul></div>".formatted(other, link.repeat(12));

        Article article = (Article) read(page);

        assertThat(article.text())
                .isEqualTo(String.join("\n\n", sentence, sentence, sentence, sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "related-posts; NEVER",
                "shareButtons; NEVER",
                "shared; NONE",
                "has-sidebar no-comments; NONE",
                "comment-list; COMMENTS",
                "article__body; BODY",
                "storyText; BODY",
                "entry-content hentry; BODY",
                "teaser; RATHER_NOT",
                "grid-8; NONE"
            })
    void words_in_names_say_what_an_element_is(String names, ClassWords.Hint hint) {
        assertThat(ClassWords.of(names)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Old mill reopens - Vale Courier; Old mill reopens",
                "Vale Courier: Old mill reopens; Old mill reopens",
                "Bread, and what became of the mill | Vale Courier Online; Bread, and what became"
                        + " of the mill",
                "Spider-Man: a mill - a film; Spider-Man: a mill - a film"
            })
    void a_site_s_name_is_cut_from_the_title(String title, String cut) {
        Page page =
                new Page(
                        Jsoup.parse(
                                "<title>" + title + "</title><h1>Old mill reopens</h1>" + PROSE));

        assertThat(page.find("page:title")).isEqualTo(cut);
    }

    @Test
    void a_date_is_taken_only_if_it_is_the_article_s() {
        String comment = "<time datetime='2020-01-01'>x</time>";

        assertThat(published("<article><h1>Mill</h1>" + PROSE + "</article><aside>" + comment))
                .isNull();
        assertThat(published("<article><h1>Mill</h1><time datetime=2026-03-01></time>" + PROSE))
                .isEqualTo("2026-03-01");
        assertThat(
                        published(
                                "<article><h1>Mill</h1><time datetime=2026-03-01></time><time"
                                        + " datetime=2026-03-02></time>"
                                        + PROSE))
                .isNull();
        assertThat(
                        published(
                                "<meta property=article:modified_time content=2026-03-01><article>"
                                        + PROSE))
                .isNull();
    }

    private String published(String page) {
        Object date = ((Article) read(page)).said().getPublishedDate();
        return date == null ? null : date.toString();
    }

    @Test
    void a_broken_script_of_metadata_is_passed_over() {
        String page =
                "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\":"
                    + " </script><script type=application/ld+json>/*<![CDATA[*/ {\"@type\": [\"x\","
                    + " \"schema:BlogPosting\"], \"headline\": \"A\n"
                    + "mill\",} /*]]>*/</script>";

        assertThat(new Page(Jsoup.parse(page + PROSE)).find("page:title")).isEqualTo("A mill");
    }

    @Test
    void a_few_bytes_that_do_not_fit_are_replaced_and_counted() {
        byte[] few = ("<article>" + PROSE.repeat(20) + "<p>M\u00FChle</p>").getBytes(ISO_8859_1);
        byte[] many =
                ("<article>" + "<p>M\u00FChle \u00FC \u00FC \u00FC</p>".repeat(20))
                        .getBytes(ISO_8859_1);

        OpenedEvent opened = open(few, "text/html; charset=utf-8");
        assertThat(((Article) opened.outcomes().get(0)).text()).endsWith("M\uFFFDhle");
        assertThat(opened.leniences()).containsEntry(Lenience.REPLACED_BYTES, 1);
        assertThat(open(many, "text/html; charset=utf-8").outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Reason.UNDECODABLE));
    }

    @Test
    void content_type_chooses_between_a_page_and_text() {
        byte[] piece = PROSE.getBytes(UTF_8);

        assertThat(open(piece, null).format().name()).isEqualTo("HTML");
        assertThat(open(piece, "text/plain").format().name()).isEqualTo("PLAIN");
        assertThat(open(("<x-page>" + PROSE).getBytes(UTF_8), "text/html").format().name())
                .isEqualTo("HTML");
        assertThat(open(("One<br>two" + PROSE).getBytes(UTF_8), "text/html").format().name())
                .isEqualTo("HTML");
        assertThat(open("Prose alone.".getBytes(UTF_8), "text/html").format().name())
                .isEqualTo("PLAIN");
    }

    @Test
    void pieces_of_an_article_with_something_between_them_are_one() {
        String piece =
                "<div class='c'><div><div class=part>" + PROSE.repeat(3) + "</div></div></div>";

        assertThat(
                        ((Article)
                                        read(
                                                "<main>"
                                                        + piece
                                                        + "<div class=ads>Buy</div>"
                                                        + piece
                                                        + "</main>"))
                                .text()
                                .split("\n\n"))
                .hasSize(6);
    }

    @Test
    void pages_in_one_form_are_read() {
        assertThat(
                        ((Article)
                                        read(
                                                "<form id=aspnetForm><div class=x>"
                                                        + PROSE
                                                        + "</div></form>"))
                                .text())
                .startsWith("The mill");
    }
}
