package org.newsmill.stream;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.newsmill.enrich.EnrichedTerms;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Records in Confluent's wire format, written by a list of writers that is made from the schema
 * once. Avro's own writer asks the schema again for every string of every term, which takes ten
 * times as long; {@link ArticleSerialiser} ensures that both give the same bytes. Not thread-safe.
 */
final class SchemaEncoder {

    private static final int MAGIC = 0;

    /** Writes one value of the type it was made for. */
    private interface Writer {
        void write(Object value, AvroBuffer out);
    }

    private final Writer[] fields;
    private final AvroBuffer out = new AvroBuffer();

    /**
     * @param schema of the records to come
     * @throws IllegalArgumentException for a type that our schemas do not use, with its name
     */
    SchemaEncoder(Schema schema) {
        this.fields = writers(schema);
    }

    /**
     * @param schemaId as the registry gave it
     * @return a zero byte, the id in four bytes, the record in Avro's binary encoding
     */
    byte[] encode(int schemaId, SpecificRecord record) {
        out.clear();
        out.raw(MAGIC);
        out.rawInt(schemaId);
        write(fields, record, out);
        return out.toByteArray();
    }

    private static void write(Writer[] fields, SpecificRecord record, AvroBuffer out) {
        for (int i = 0; i < fields.length; i++) {
            fields[i].write(record.get(i), out);
        }
    }

    private static Writer[] writers(Schema record) {
        return record.getFields().stream()
                .map(field -> writer(field.schema()))
                .toArray(Writer[]::new);
    }

    private static Writer writer(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> (value, out) -> out.string((String) value);
            case INT ->
                    isDate(schema)
                            ? (value, out) -> out.number(((LocalDate) value).toEpochDay())
                            : (value, out) -> out.number((Integer) value);
            case LONG ->
                    isInstant(schema)
                            ? (value, out) -> out.number(((Instant) value).toEpochMilli())
                            : (value, out) -> out.number((Long) value);
            case BYTES -> (value, out) -> out.bytes((ByteBuffer) value);
            case UNION -> optional(schema);
            case ARRAY -> array(writer(schema.getElementType()));
            case RECORD -> {
                Writer[] inner = writers(schema);
                yield (value, out) -> write(inner, (SpecificRecord) value, out);
            }
            default -> throw unknown(schema);
        };
    }

    private static boolean isDate(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type != null && !(type instanceof LogicalTypes.Date)) {
            throw unknown(schema);
        }
        return type != null;
    }

    private static boolean isInstant(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type != null && !(type instanceof LogicalTypes.TimestampMillis)) {
            throw unknown(schema);
        }
        return type != null;
    }

    /** Null or something else, in this order. */
    private static Writer optional(Schema union) {
        List<Schema> types = union.getTypes();
        if (types.size() != 2 || types.get(0).getType() != Schema.Type.NULL) {
            throw unknown(union);
        }
        Writer present = writer(types.get(1));
        return (value, out) -> {
            out.number(value == null ? 0 : 1);
            if (value != null) {
                present.write(value, out);
            }
        };
    }

    /** One block with all items, and the empty one that ends an array. */
    private static Writer array(Writer item) {
        return (value, out) -> {
            List<?> items = (List<?>) value;
            if (!items.isEmpty()) {
                out.number(items.size());
                if (items instanceof EnrichedTerms terms && terms.terms().isUtf8()) {
                    out.terms(terms.terms());
                } else {
                    for (Object each : items) {
                        item.write(each, out);
                    }
                }
            }
            out.number(0);
        };
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("no writer for " + schema);
    }
}
