package org.newsmill.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;

/**
 * Avro records as one line of JSON each, whatever its reader takes for the end of a line: every
 * field under its name in the schema's order, nulls included, dates and instants as ISO 8601, enums
 * as their symbols. Not thread-safe.
 */
public final class RecordJson {

    private final JsonGenerator json;
    private final OutputStream out;

    /**
     * @param out takes UTF-8; flushed by {@link #flush} only
     */
    public RecordJson(OutputStream out) throws IOException {
        this.out = out;
        this.json = new JsonFactory().createGenerator(out);
        json.setRootValueSeparator(null);
        json.setCharacterEscapes(new LineEnds());
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** Writes one record and a line feed. */
    public void write(IndexedRecord record) throws IOException {
        value(record);
        json.writeRaw('\n');
    }

    public void flush() throws IOException {
        json.flush();
        out.flush();
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof IndexedRecord record) {
            record(record);
        } else if (value instanceof Collection<?> values) {
            json.writeStartArray();
            for (Object each : values) {
                value(each);
            }
            json.writeEndArray();
        } else if (value instanceof ByteBuffer bytes) {
            json.writeString(
                    StandardCharsets.ISO_8859_1
                            .decode(Base64.getEncoder().encode(bytes.duplicate()))
                            .toString());
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof CharSequence
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof Enum<?>
                || value instanceof GenericEnumSymbol<?>) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void record(IndexedRecord record) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            value(record.get(field.pos()));
        }
        json.writeEndObject();
    }

    /** Escapes what JSON does not ask for, and Python or JavaScript would end a line at. */
    private static final class LineEnds extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int NEXT_LINE = 0x85;
        private static final int LINE_SEPARATOR = 0x2028;
        private static final int PARAGRAPH_SEPARATOR = 0x2029;

        @Override
        public int[] getEscapeCodesForAscii() {
            return standardAsciiEscapesForJSON();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case NEXT_LINE -> new SerializedString("\\u0085");
                case LINE_SEPARATOR -> new SerializedString("\\u2028");
                case PARAGRAPH_SEPARATOR -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }
}
