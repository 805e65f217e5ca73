package org.newsmill.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.newsmill.article.Article;
import org.newsmill.article.Outage;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.RawArticle;
import org.newsmill.format.EventReader;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Avro records that carry a document, and what only looks like one. */
class RawArticleParserTest {

    private static final int OURS = 7;
    private static final int EVOLVED = 8;
    private static final int OTHER = 9;
    private static final int UNREADABLE = 10;

    /** As a later version of ours may be: a field more, another less. */
    private static final Schema LATER =
            SchemaBuilder.record("RawArticle")
                    .namespace("org.newsmill.avro")
                    .fields()
                    .optionalString("desk")
                    .requiredBytes("body")
                    .optionalString("title")
                    .endRecord();

    private static final Map<Integer, Schema> KNOWN =
            Map.of(
                    OURS, RawArticle.getClassSchema(),
                    EVOLVED, LATER,
                    OTHER, EnrichedArticle.getClassSchema(),
                    UNREADABLE,
                            SchemaBuilder.record("RawArticle")
                                    .namespace("org.newsmill.avro")
                                    .fields()
                                    .requiredInt("body")
                                    .endRecord());

    private final EventReader reader = reader(KNOWN::get);

    @Test
    void the_body_is_read_as_an_event_of_its_own_with_the_records_fields_as_its_headers() {
        RawArticle raw =
                raw("Die Königin der See.".getBytes(StandardCharsets.ISO_8859_1))
                        .setContentType("text/plain; charset=iso-8859-1")
                        .setId("17")
                        .setSource("harbour")
                        .setTitle("Königin")
                        .setPublishedAt(Instant.parse("2026-03-01T10:00:00Z"))
                        .setLanguage("de")
                        .build();

        OpenedEvent opened = open(event(OURS, raw), Map.of("content-type", "application/avro"));
        Article article = (Article) opened.outcomes().get(0);

        assertThat(opened.format()).isSameAs(RawArticleParser.FORMAT);
        assertThat(article.text()).isEqualTo("Die Königin der See.");
        assertThat(article.said().getFormat()).isEqualTo("AVRO");
        assertThat(article.said().getNativeId()).isEqualTo("17");
        assertThat(article.said().getSource()).isEqualTo("harbour");
        assertThat(article.said().getTitle()).isEqualTo("Königin");
        assertThat(article.said().getLanguage()).isEqualTo("de");
        assertThat(article.said().getPublishedAt()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void fields_go_before_the_records_headers_and_those_before_the_events() {
        RawArticle raw =
                raw("Prose, as it is.".getBytes(StandardCharsets.UTF_8))
                        .setTitle("field")
                        .setHeaders(Map.of("news-title", "record", "ce_source", "record"))
                        .build();

        Article article =
                (Article)
                        outcomes(
                                        event(OURS, raw),
                                        Map.of(
                                                "news-title", "event",
                                                "ce_source", "event",
                                                "ce_id", "event"))
                                .get(0);

        assertThat(article.said().getTitle()).isEqualTo("field");
        assertThat(article.said().getSource()).isEqualTo("record");
        assertThat(article.said().getNativeId()).isEqualTo("event");
    }

    @Test
    void a_text_that_is_normalised_stays_so_inside_avro() {
        RawArticle raw =
                raw("the ferry returned on monday .".getBytes(StandardCharsets.UTF_8))
                        .setFormat("NORMALISED")
                        .build();

        assertThat(((Article) outcomes(event(OURS, raw), Map.of()).get(0)).form())
                .isEqualTo(TextForm.NORMALISED);
    }

    @Test
    void what_is_broken_in_the_body_is_reported_with_the_whole_event() {
        String block =
                "F-N-S-T-A-R-T. 1 F-N-E-N-D. T-E-X-T-S-T-A-R-T. One. T-E-X-T-E-N-D."
                        + " F-N-S-T-A-R-T. 2 F-N-E-N-D. junk";
        byte[] event = event(OURS, raw(block.getBytes(StandardCharsets.UTF_8)).build());
        OpenedEvent opened = open(event, Map.of());

        List<Outcome> outcomes = opened.outcomes();

        assertThat(outcomes).hasSize(2).allMatch(each -> each.span() == null);
        assertThat(opened.position((Rejection) outcomes.get(1))).isEmpty();
        assertThat(opened.bytes(outcomes.get(1).span())).isSameAs(event);
    }

    @Test
    void a_schema_that_evolved_compatibly_is_read_as_ours() throws IOException {
        GenericData.Record later = new GenericData.Record(LATER);
        later.put("desk", "sport");
        later.put("body", ByteBuffer.wrap("The ferry’s back.".getBytes(StandardCharsets.UTF_8)));
        later.put("title", "Ferry");
        ByteArrayOutputStream out = wire(EVOLVED);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(LATER).write(later, encoder);
        encoder.flush();

        Article article = (Article) outcomes(out.toByteArray(), Map.of()).get(0);

        assertThat(article.text()).isEqualTo("The ferry’s back.");
        assertThat(article.said().getTitle()).isEqualTo("Ferry");
    }

    @Test
    void what_cannot_be_read_is_a_letter_that_says_why() {
        byte[] good = event(OURS, raw(new byte[] {'a'}).build());
        byte[] inside = event(OURS, raw(good).build());

        assertThat(message(event(99, raw(new byte[] {'a'}).build())))
                .isEqualTo("the registry has no Avro schema with id 99");
        assertThat(message(event(OTHER, raw(new byte[] {'a'}).build())))
                .contains("is org.newsmill.avro.EnrichedArticle, and only");
        assertThat(message(event(UNREADABLE, raw(new byte[] {'a'}).build())))
                .contains("cannot be read as org.newsmill.avro.RawArticle");
        assertThat(message(event(OURS, raw(new byte[0]).build())))
                .contains("body")
                .contains("empty");
        assertThat(message(inside)).contains("an envelope in an envelope is not opened");
        assertThat(message(event(OURS, raw(new byte[] {'a', (byte) 0xFF}).build())))
                .startsWith("inside the AVRO: the bytes are not UTF-8");
        assertThat(
                        ((Rejection) reader(Schemas.NONE).open(good, Hints.NONE).outcomes().get(0))
                                .message())
                .contains("no registry is known");
    }

    /** Avro 1.12.2 makes room for the length that bytes claim to have before it reads them. */
    @Test
    void a_claimed_length_of_two_gigabytes_needs_no_memory() {
        ByteArrayOutputStream out = wire(OURS);
        out.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0E, 1});

        assertThat(message(out.toByteArray())).startsWith("the event is no RawArticle");
    }

    @Test
    void a_record_cut_off_anywhere_is_a_letter() {
        byte[] whole = event(OURS, raw("Prose.".getBytes(StandardCharsets.UTF_8)).build());
        for (int length = 6; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(outcomes(cut, Map.of()).get(0)).isInstanceOf(Rejection.class);
        }
    }

    @Test
    void a_registry_that_is_away_is_no_fault_of_the_event() {
        EventReader away =
                reader(
                        id -> {
                            throw new Outage("the registry is away", null);
                        });

        assertThatThrownBy(() -> away.open(event(OURS, raw(new byte[] {'a'}).build()), Hints.NONE))
                .isInstanceOf(Outage.class);
    }

    private static EventReader reader(Schemas schemas) {
        return new EventReader(
                new ReadSettings(StandardCharsets.UTF_8, 1 << 20, 1000).with(schemas));
    }

    private String message(byte[] event) {
        return ((Rejection) outcomes(event, Map.of()).get(0)).message();
    }

    private List<Outcome> outcomes(byte[] event, Map<String, String> headers) {
        return open(event, headers).outcomes();
    }

    private OpenedEvent open(byte[] event, Map<String, String> headers) {
        return reader.open(event, Hints.of(headers::get));
    }

    private static RawArticle.Builder raw(byte[] body) {
        return RawArticle.newBuilder().setBody(ByteBuffer.wrap(body));
    }

    private static ByteArrayOutputStream wire(int id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        return out;
    }

    private static byte[] event(int id, RawArticle raw) {
        ByteArrayOutputStream out = wire(id);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<>(RawArticle.class).write(raw, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }
}
