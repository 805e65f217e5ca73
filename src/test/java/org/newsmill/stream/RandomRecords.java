package org.newsmill.stream;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Records drawn at random from a schema: anything that it allows, in every field it has. */
final class RandomRecords {

    private static final int MOST_ITEMS = 100;

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    /** A record of the class that is generated from this schema. */
    SpecificRecord record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text();
            case INT -> integer(schema.getLogicalType());
            case LONG -> schema.getLogicalType() == null ? (Object) random.nextLong() : instant();
            case BYTES -> bytes();
            case UNION ->
                    random.nextInt(3) == 0 ? null : value(schema.getTypes().get(1));
            case ARRAY -> items(schema.getElementType());
            case RECORD -> record(schema);
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private Object integer(LogicalType type) {
        return type == null
                ? (Object) random.nextInt()
                : LocalDate.ofEpochDay(random.nextInt(80_000) - 40_000);
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextLong() >> random.nextInt(20, 64));
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        // Not always at the beginning of its array.
        int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        return ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
    }

    private List<Object> items(Schema schema) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(3) * random.nextInt(MOST_ITEMS); i > 0; i--) {
            items.add(value(schema));
        }
        return items;
    }

    /** Of all widths in UTF-8, unpaired surrogates among them, and of lengths about 64 and 8192. */
    String text() {
        int length =
                switch (random.nextInt(12)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(60, 70);
                    case 2 -> random.nextInt(100) == 0 ? random.nextInt(8_180, 8_200) : 200;
                    default -> random.nextInt(20);
                };
        int widest = random.nextInt(4);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(widest + 1)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x800));
                case 2 -> text.append((char) random.nextInt(0x10000));
                default -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
            }
        }
        return text.toString();
    }
}
