package org.newsmill.format.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Mails as mailers really write them. The plain cases stand in src/test/resources/formats/mail. */
class MailParserTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String HEAD =
            "From: press@harbour.example\nMIME-Version: 1.0\nSubject: New quay\n";

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 26, 100_000));

    /** mime4j's DecoderUtil makes two U+FFFD of a character that is cut by two encoded words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    =?UTF-8?B?a8M=?= =?UTF-8?B?tm5uZW4=?= | können
                    =?UTF-8?Q?k=C3?= =?utf8?B?tm5uZW4=?= | können
                    =?UTF-8?Q?k=C3?=  =?UTF-8?Q?=B6nnen?= | können
                    =?ISO-2022-JP?B?GyRCRnw=?= =?ISO-2022-JP?B?S1wbKEI=?= | 日本
                    =?GB2312?B?1tC5+g==?= | 中国
                    =?utf-8*de?Q?k=C3=B6nnen?= | können
                    =?utf-8?Q?one two?= | one two
                    =?utf-8?Q?a?=b=?utf-8?Q?c?= | abc
                    =?utf-8?Q?what=3F=3D?= | what?=
                    =?utf-8?B?a8O2bm5lbg?= | können
                    =?utf-8?Q??= x | x
                    =?none?Q?a?= =?none?Q?b?= | =?none?Q?a?= =?none?Q?b?=
                    =?utf-8?Q?a | =?utf-8?Q?a
                    =?utf-8?X?a?= | =?utf-8?X?a?=
                    a =? b ?= c | a =? b ?= c
                    =?utf-8?Q?a=FFb?= | a\uFFFDb
                    """)
    void encoded_words_are_decoded_as_far_as_they_can_be(String written, String read) {
        Article article = article("Subject: " + written + "\nMIME-Version: 1.0\n\nText.\n");

        assertThat(article.said().getTitle()).isEqualTo(read);
    }

    /** mime4j's getReader throws an IllegalCharsetNameException. */
    @ParameterizedTest
    @ValueSource(strings = {"charset=\"\"", "charset=", "charset", "charset=;format=fixed"})
    void an_empty_character_set_is_none(String parameter) {
        assertThat(article(HEAD + "Content-Type: text/plain; " + parameter + "\n\nKönig\n").text())
                .isEqualTo("König");
    }

    /** With setMalformedHeaderStartsBody, mime4j drops the second line of such a text. */
    @Test
    void a_mail_without_a_blank_line_loses_no_text() {
        assertThat(article(HEAD + "First line\nsecond line\nthird line\n\nEnd.\n").text())
                .isEqualTo("First line\nsecond line\nthird line\n\nEnd.");
    }

    @Test
    void a_line_of_junk_among_the_headers_ends_no_header() {
        Article article = article("From: a@b.example\nThis is junk\nSubject: New\n\nText.\n");

        assertThat(article.said().getTitle()).isEqualTo("New");
        assertThat(article.text()).isEqualTo("Text.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    Ann Lund <ann@b.example> | Ann Lund
                    "Lund, Ann" <ann@b.example> | Lund, Ann
                    ann@b.example (Ann Lund) | Ann Lund
                    Ann <a@b.example>, Bo <b@b.example> | Ann, Bo
                    ann@b.example | -
                    <ann@b.example> | -
                    "ann@b.example" <ann@b.example> | -
                    """)
    void the_byline_is_the_senders_name_and_never_an_address(String from, String byline) {
        assertThat(article("From: " + from + "\nSubject: x\nMIME-Version: 1.0\n\nText").said())
                .extracting(said -> said.getByline())
                .isEqualTo(byline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Some text.\\n-- \\nAnn | Some text.
                    Long enough text.\\n-- \\na\\n-- \\nb | Long enough text.\\n-- \\na
                    Text.\\n--\\nAnn | Text.\\n--\\nAnn
                    Hi\\n-- \\nA longer text follows here | Hi\\n-- \\nA longer text follows here
                    """)
    void a_signature_is_cut_off_if_it_is_certain(String body, String text) {
        assertThat(article(HEAD + "\n" + body.replace("\\n", "\n")).text())
                .isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void of_alternatives_in_any_order_plain_text_comes_first() {
        Article article =
                article(
                        HEAD
                                + "Content-Type: multipart/alternative; boundary=b\n\n"
                                + "--b\nContent-Type: text/html\n\n<p>As HTML\n"
                                + "--b\nContent-Type: text/plain\n\nAs text\n--b--\n");

        assertThat(article.text()).isEqualTo("As text");
    }

    @Test
    void parts_nested_too_deep_are_a_letter_in_time() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 20_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("\nText.\n");

        Rejection rejection = assertTimeoutPreemptively(SOON, () -> rejection(mail.toString()));

        assertThat(rejection.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection.message()).contains("nests them deeper than 50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y\n",
                " =?utf-8?q?a",
                "=?utf-8?q?a?= ",
                "(",
                "\"",
                ",",
                "<",
                "A: \n b\n",
                "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
                "\n--b\n",
                "\n-- \n",
                "> "
            })
    void what_is_repeated_without_end_takes_time_in_proportion(String junk) {
        String head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\nFrom: a@b.c ";
        String mail = head + junk.repeat((4 << 20) / junk.length()) + "\n\nText.\n";
        String body = HEAD + "\n" + junk.repeat((4 << 20) / junk.length());

        assertTimeoutPreemptively(SOON, () -> outcomes(mail));
        assertTimeoutPreemptively(SOON, () -> outcomes(body));
    }

    @Test
    void a_mail_packed_into_itself_is_read_to_its_end() {
        byte[] mail = (HEAD + "\nThe innermost.\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 12; i++) {
            mail =
                    (HEAD
                                    + "Content-Type: message/rfc822\n"
                                    + "Content-Transfer-Encoding: base64\n\n"
                                    + Base64.getMimeEncoder().encodeToString(mail))
                            .getBytes(StandardCharsets.UTF_8);
        }
        byte[] outermost = mail;

        List<Outcome> outcomes =
                assertTimeoutPreemptively(
                        SOON, () -> reader.open(outermost, Hints.NONE).outcomes());

        assertThat(((Article) outcomes.get(0)).text()).isEqualTo("The innermost.");
    }

    private Article article(String mail) {
        return (Article) outcomes(mail).get(0);
    }

    private Rejection rejection(String mail) {
        return (Rejection) outcomes(mail).get(0);
    }

    private List<Outcome> outcomes(String mail) {
        Map<String, String> headers = Map.of("content-type", "message/rfc822");
        OpenedEvent opened =
                reader.open(mail.getBytes(StandardCharsets.UTF_8), Hints.of(headers::get));
        assertThat(opened.format().name()).isEqualTo("MAIL");
        return opened.outcomes();
    }
}
