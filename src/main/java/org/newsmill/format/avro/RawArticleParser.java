package org.newsmill.format.avro;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.newsmill.article.Reason;
import org.newsmill.article.TextForm;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.RawArticle;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Envelope;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.format.parse.Schemas;
import org.newsmill.format.parse.UnreadableException;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * AVRO: a {@link RawArticle} in Confluent's wire format, which is a zero byte, the schema's id in
 * four bytes, and Avro's binary encoding. A schema of that name that evolved compatibly is read as
 * ours. The body is read as an event of its own; only the articles' {@code format} is AVRO.
 */
public final class RawArticleParser implements Envelope {

    /** A record in Confluent's wire format, or what looks like one. */
    public static final Format FORMAT =
            new Format(
                    "AVRO",
                    TextForm.PROSE,
                    Family.AVRO,
                    root -> true,
                    RawArticleParser::new,
                    "A `RawArticle` in Confluent's wire format; its body is read as any event is.");

    private static final int ID_AT = 1;
    private static final int BODY_AT = 5;

    private final Schemas schemas;
    private final Schema ours = RawArticle.getClassSchema();

    RawArticleParser(ReadSettings settings) {
        this.schemas = settings.schemas();
        TrustedClasses.register();
    }

    @Override
    public Content open(Document document) throws UnreadableException {
        byte[] event = document.bytes();
        if (event.length <= BODY_AT || event[0] != 0) {
            throw malformed("the event is not in Confluent's wire format");
        }
        int id = ByteBuffer.wrap(event).getInt(ID_AT);
        RawArticle raw = decoded(event, written(id));
        byte[] body = new byte[raw.getBody().remaining()];
        raw.getBody().get(body);
        if (body.length == 0) {
            throw new UnreadableException(Reason.EMPTY, "the body of the RawArticle is empty");
        }
        return new Content(body, Hints.of(name -> hint(name, raw, document.hints())));
    }

    private Schema written(int id) throws UnreadableException {
        if (schemas == Schemas.NONE) {
            throw malformed(
                    "the event looks like Avro with schema id "
                            + Integer.toUnsignedString(id)
                            + ", and no registry is known that could tell the schema");
        }
        Schema written = schemas.byId(id);
        if (written == null) {
            throw malformed(
                    "the registry has no Avro schema with id " + Integer.toUnsignedString(id));
        }
        boolean isRaw =
                written.getType() == Schema.Type.RECORD && written.getName().equals(ours.getName());
        if (!isRaw) {
            throw malformed(
                    "the schema with id "
                            + id
                            + " is "
                            + written.getFullName()
                            + ", and only "
                            + ours.getFullName()
                            + " is read");
        }
        return written;
    }

    private RawArticle decoded(byte[] event, Schema written) throws UnreadableException {
        boolean readable =
                written.equals(ours)
                        || SchemaCompatibility.checkReaderWriterCompatibility(ours, written)
                                        .getType()
                                == SchemaCompatibilityType.COMPATIBLE;
        if (!readable) {
            throw malformed("the schema of the event cannot be read as " + ours.getFullName());
        }
        try {
            // Avro makes room for whatever length is claimed; passing over it finds that first.
            GenericDatumReader.skip(written, decoder(event));
            return new SpecificDatumReader<RawArticle>(written, ours).read(null, decoder(event));
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException broken) {
            throw malformed("the event is no " + ours.getName() + ": " + broken.getMessage());
        }
    }

    private static BinaryDecoder decoder(byte[] event) {
        return DecoderFactory.get().binaryDecoder(event, BODY_AT, event.length - BODY_AT, null);
    }

    /** The record's field, else its headers, else the event's; but those tell of the record. */
    private static String hint(String name, RawArticle raw, Hints event) {
        for (NewsHeader header : NewsHeader.values()) {
            if (header.key().equals(name)) {
                String said = said(header, raw);
                if (said == null || said.isBlank()) {
                    said = raw.getHeaders().get(name);
                }
                boolean ofRecord =
                        header == NewsHeader.FORMAT
                                || header == NewsHeader.CONTENT_TYPE
                                || header == NewsHeader.CHARSET;
                return said == null && !ofRecord ? event.get(header) : said;
            }
        }
        return null;
    }

    private static String said(NewsHeader header, RawArticle raw) {
        return switch (header) {
            case FORMAT -> raw.getFormat();
            case CONTENT_TYPE -> raw.getContentType();
            case ID -> raw.getId();
            case SOURCE -> raw.getSource();
            case TITLE -> raw.getTitle();
            case LANGUAGE -> raw.getLanguage();
            case PUBLISHED -> raw.getPublishedAt() == null ? null : raw.getPublishedAt().toString();
            default -> null;
        };
    }

    private static UnreadableException malformed(String message) {
        return new UnreadableException(Reason.MALFORMED, message);
    }
}
