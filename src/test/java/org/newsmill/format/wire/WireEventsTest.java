package org.newsmill.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Schemas;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** News of agencies as events: how they are told, their lives, and what hostile ones cost. */
class WireEventsTest {

    private static final int MOST = 1 << 24;
    private static final String NITF =
            "<nitf><body><body.content><p>A story.</p></body.content></body></nitf>";

    private final EventReader reader = new EventReader(new ReadSettings(UTF_8, MOST, 100_000));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<nitf>|NITF",
                "<NITF>|NITF",
                "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'>|NITF",
                "<newsItem>|NEWSML_G2",
                "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>|NEWSML_G2",
                "<x:packageItem>|NEWSML_G2",
                "<NewsML>|NEWSML",
                "<NewsItem>|NEWSML",
                "<!DOCTYPE NewsML [<!ELEMENT a ANY>]><NewsML>|NEWSML",
                "<s:Envelope><s:Header><To/></s:Header><s:Body><NewsML><nitf>|NEWSML",
                "<Payload><newsItem><nitf>|NEWSML_G2",
                "<message><!-- <newsItem> --><nitf>|NITF",
                "<message><![CDATA[<nitf>]]><p>Prose.</p></message>|PLAIN",
                "<newsItem xmlns='urn:somebody.example'>|PLAIN",
                "<note><nitf>|PLAIN"
            })
    void a_root_or_what_an_envelope_holds_decides_the_format(String document, String format) {
        assertThat(reader.open(document.getBytes(UTF_8), Hints.NONE).format().name())
                .isEqualTo(format);
    }

    @Test
    void envelopes_are_those_of_the_settings() {
        EventReader own =
                new EventReader(
                        new ReadSettings(
                                UTF_8,
                                MOST,
                                10,
                                Limits.DEFAULT,
                                Map.of(),
                                Schemas.NONE,
                                Set.of("Sending")));

        assertThat(own.open(("<sending>" + NITF + "</sending>").getBytes(UTF_8), Hints.NONE))
                .extracting(opened -> opened.format().name())
                .isEqualTo("NITF");
        assertThat(own.open(("<message>" + NITF + "</message>").getBytes(UTF_8), Hints.NONE))
                .extracting(opened -> opened.format().name())
                .isEqualTo("PLAIN");
    }

    @Test
    void a_header_opens_an_envelope_that_no_setting_lists() {
        Hints named = Hints.of(Map.of(NewsHeader.FORMAT.key(), "nitf")::get);
        byte[] event = ("<parcel>" + NITF + "</parcel>").getBytes(UTF_8);

        assertThat(reader.open(event, named).outcomes())
                .singleElement()
                .extracting(outcome -> ((Article) outcome).text())
                .isEqualTo("A story.");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "stat:usable, USABLE",
        "STAT:Canceled, CANCELLED",
        "http://cv.iptc.org/newscodes/pubstatusg2/withheld, WITHHELD",
        "x:killed, CANCELLED",
        "x:anything, USABLE"
    })
    void a_status_is_read_in_any_case_and_scheme(String qcode, String status) {
        assertThat(status(g2("<pubStatus qcode='" + qcode + "'/>"))).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2026-03-10T06:00:00Z",
                "2026-03-10T07:00:00+01:00",
                "2026-03-10T07:00:00+0100",
                "2026-03-10T07:00:00+01",
                "2026-03-10T07:00:00.000 +01:00",
                "20260310T010000-0500"
            })
    void an_embargo_ends_at_one_instant_however_it_is_written(String written) {
        EnrichedArticle story = g2("<embargoed>" + written + "</embargoed>");

        assertThat(story.getEmbargoedUntil()).isEqualTo(Instant.parse("2026-03-10T06:00:00Z"));
        assertThat(status(story)).isEqualTo("USABLE");
    }

    /** In Honolulu it would be published eleven hours too early, if it were taken for UTC. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2026-03-10T07:00:00", "20260310T0700", "2026-03-10", "10 March 2026"})
    void an_embargo_of_no_certain_instant_withholds_the_story(String written) {
        EnrichedArticle story = g2("<embargoed>" + written + "</embargoed>");

        assertThat(story.getEmbargoedUntil()).isNull();
        assertThat(status(story)).isEqualTo("WITHHELD");
    }

    @ParameterizedTest(name = "<ed-msg info=\"{0}\"> is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "KILL|CANCELLED",
                "Mandatory Kill!|CANCELLED",
                "WITHHOLD|WITHHELD",
                "Kill fee applies|USABLE",
                "Adds details of the kill in paragraph 3|USABLE"
            })
    void an_order_to_editors_counts_if_it_stands_alone(String info, String status) {
        EnrichedArticle story =
                only(
                        "<nitf><head><docdata><ed-msg info='"
                                + info
                                + "'/></docdata></head><body><body.content><p>Story.</p>"
                                + "</body.content></body></nitf>");

        assertThat(status(story)).isEqualTo(status);
    }

    @Test
    void a_new_version_keeps_its_id() {
        String item =
                "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example"
                        + "</ProviderId><DateId>20260310</DateId><NewsItemId>X</NewsItemId>"
                        + "<RevisionId>%s</RevisionId><PublicIdentifier>urn:newsml:a.example:"
                        + "20260310:X:%s</PublicIdentifier></NewsIdentifier></Identification>"
                        + "<NewsComponent><ContentItem><DataContent>A story.</DataContent>"
                        + "</ContentItem></NewsComponent></NewsItem></NewsML>";
        EnrichedArticle first = only(String.format(item, "1", "1N"));
        EnrichedArticle second = only(String.format(item, "12", "12"));

        assertThat(second.getNativeId())
                .isEqualTo("urn:newsml:a.example:20260310:X")
                .isEqualTo(first.getNativeId());
        assertThat(second.getVersion()).isEqualTo("12");
    }

    @Test
    void archives_that_send_their_first_paragraph_twice_are_read_once() {
        List<Outcome> outcomes =
                outcomes(
                        "<nitf><body><body.content><block class='lead_paragraph'><p>One.</p>"
                                + "</block><block class='full_text'><p>One.</p><p>Two.</p></block>"
                                + "</body.content></body></nitf>");

        assertThat(((Article) outcomes.get(0)).text()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void a_story_with_an_entity_of_its_own_is_rejected_and_its_neighbour_read() {
        List<Outcome> outcomes =
                outcomes(
                        "<!DOCTYPE newsMessage [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                + "<newsMessage><itemSet><newsItem guid='1'><contentSet><inlineXML>"
                                + "<p>&x;</p></inlineXML></contentSet></newsItem>"
                                + "<newsItem guid='2'><contentSet><inlineXML><p>Fine.</p>"
                                + "</inlineXML></contentSet></newsItem></itemSet></newsMessage>");

        assertThat(((Rejection) outcomes.get(0)).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(((Article) outcomes.get(1)).text()).isEqualTo("Fine.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NewsItem", "NewsComponent", "nitf", "newsItem", "block", "x"})
    void what_is_nested_a_hundred_thousand_times_ends_soon(String name) {
        for (String root : List.of("nitf", "newsItem", "NewsML", "Envelope")) {
            String event = "<" + root + ">" + ("<" + name + ">").repeat(100_000);
            long start = cpuNanos();

            assertThat(outcomes(event)).hasSizeLessThanOrEqualTo(2);
            assertThat(cpuNanos() - start).isLessThan(1_000_000_000L);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "<ContentItem><DataContent/></ContentItem>",
                "<NewsComponent><Role FormalName='Main'/></NewsComponent>",
                "<NewsItem>",
                "<newsItem><contentMeta>",
                "<subject qcode='a:b'/>",
                "<frac><frac-den>2</frac-den></frac>",
                "<odd/>"
            })
    void many_of_anything_take_linear_time(String piece) {
        for (String before :
                List.of(
                        "<NewsML><NewsItem><NewsComponent>",
                        "<newsMessage><newsItem><contentMeta>",
                        "<nitf><body><body.content>")) {
            long start = cpuNanos();

            assertThat(outcomes(before + piece.repeat(20_000))).isNotEmpty();
            assertThat(cpuNanos() - start).isLessThan(1_000_000_000L);
        }
    }

    /** A story that says nothing of it is usable. */
    private static String status(EnrichedArticle story) {
        return story.getStatus() == null ? Status.USABLE : story.getStatus();
    }

    /** Of this thread alone, whatever else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private EnrichedArticle g2(String meta) {
        return only(
                "<newsItem guid='g'><itemMeta><itemClass qcode='ninat:text'/>"
                        + meta
                        + "</itemMeta><contentSet><inlineXML><p>A story.</p></inlineXML>"
                        + "</contentSet></newsItem>");
    }

    private EnrichedArticle only(String event) {
        List<Outcome> outcomes = outcomes(event);
        assertThat(outcomes).hasSize(1);
        return ((Article) outcomes.get(0)).said();
    }

    private List<Outcome> outcomes(String event) {
        return reader.open(event.getBytes(UTF_8), Hints.NONE).outcomes();
    }
}
