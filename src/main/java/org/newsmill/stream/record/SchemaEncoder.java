package org.newsmill.stream.record;

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
 * Records in Confluent's wire format, written by a list of shapes that is made from the schema
 * once. Avro's own writer asks the schema again for every string of every term, which takes ten
 * times as long; {@link ArticleSerialiser} ensures that both give the same bytes. Not thread-safe.
 */
final class SchemaEncoder {

    private static final int MAGIC = 0;

    /** The branches of a union of null and something else, zigzag. */
    private static final int NULL = 0;

    private static final int PRESENT = 2;

    /** What a value is written as. */
    private enum Kind {
        STRING,
        INT,
        LONG,
        DATE,
        INSTANT,
        BYTES,
        ARRAY,
        RECORD
    }

    /**
     * How one value is written. Calls of an interface's method in its place would cost an article a
     * third of a microsecond.
     *
     * @param optional whether null may stand in its place
     * @param inner the fields of a record, the one shape of an array's items, or null
     */
    private record Shape(Kind kind, boolean optional, Shape[] inner) {}

    private final Shape[] fields;
    private final AvroBuffer out = new AvroBuffer();

    /**
     * @param schema of the records to come
     * @throws IllegalArgumentException for a type that our schemas do not use, with its name
     */
    SchemaEncoder(Schema schema) {
        this.fields = fields(schema);
    }

    /**
     * @param schemaId as the registry gave it
     * @return a zero byte, the id in four bytes, the record in Avro's binary encoding
     */
    byte[] encode(int schemaId, SpecificRecord record) {
        out.clear();
        out.raw(MAGIC);
        out.rawInt(schemaId);
        write(fields, record);
        return out.toByteArray();
    }

    private void write(Shape[] shapes, SpecificRecord record) {
        for (int i = 0; i < shapes.length; i++) {
            write(shapes[i], record.get(i));
        }
    }

    private void write(Shape shape, Object value) {
        if (shape.optional) {
            if (value == null) {
                out.raw(NULL);
                return;
            }
            out.raw(PRESENT);
        }
        switch (shape.kind) {
            case STRING -> out.string((String) value);
            case INT -> out.number((Integer) value);
            case LONG -> out.number((Long) value);
            case DATE -> out.number(((LocalDate) value).toEpochDay());
            case INSTANT -> out.number(((Instant) value).toEpochMilli());
            case BYTES -> out.bytes((ByteBuffer) value);
            case ARRAY -> items(shape.inner[0], (List<?>) value);
            case RECORD -> write(shape.inner, (SpecificRecord) value);
        }
    }

    /** One block with all items, and the empty one that ends an array. */
    private void items(Shape item, List<?> items) {
        if (!items.isEmpty()) {
            out.number(items.size());
            if (items instanceof EnrichedTerms terms && terms.terms().isUtf8()) {
                out.terms(terms.terms());
            } else {
                for (Object each : items) {
                    write(item, each);
                }
            }
        }
        out.number(0);
    }

    private static Shape[] fields(Schema record) {
        return record.getFields().stream()
                .map(field -> shape(field.schema(), false))
                .toArray(Shape[]::new);
    }

    private static Shape shape(Schema schema, boolean optional) {
        return switch (schema.getType()) {
            case STRING -> new Shape(Kind.STRING, optional, null);
            case INT -> new Shape(isDate(schema) ? Kind.DATE : Kind.INT, optional, null);
            case LONG -> new Shape(isInstant(schema) ? Kind.INSTANT : Kind.LONG, optional, null);
            case BYTES -> new Shape(Kind.BYTES, optional, null);
            case UNION -> shape(present(schema), true);
            case ARRAY ->
                    new Shape(
                            Kind.ARRAY,
                            optional,
                            new Shape[] {shape(schema.getElementType(), false)});
            case RECORD -> new Shape(Kind.RECORD, optional, fields(schema));
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

    /** Of null and something else, in this order, the latter. */
    private static Schema present(Schema union) {
        List<Schema> types = union.getTypes();
        if (types.size() != 2
                || types.get(0).getType() != Schema.Type.NULL
                || types.get(1).getType() == Schema.Type.UNION) {
            throw unknown(union);
        }
        return types.get(1);
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("no way to write " + schema);
    }
}
