package org.newsmill.stream.record;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.newsmill.avro.EnrichedArticle;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Anything that the schema allows, drawn from the schema itself: a new field is among it. */
final class RandomRecord {

    private final Random random;

    private RandomRecord(Random random) {
        this.random = random;
    }

    static EnrichedArticle article(Random random) {
        return (EnrichedArticle) new RandomRecord(random).value(EnrichedArticle.getClassSchema());
    }

    private Object value(Schema schema) {
        boolean logical = schema.getLogicalType() != null;
        return switch (schema.getType()) {
            case NULL -> null;
            case STRING -> text();
            case INT ->
                    logical
                            ? (Object) LocalDate.ofEpochDay(random.nextInt(80_000) - 40_000)
                            : (Object) (random.nextInt() >> random.nextInt(32));
            case LONG ->
                    logical
                            ? (Object)
                                    Instant.ofEpochMilli(
                                            random.nextLong() >> random.nextInt(20, 64))
                            : (Object) (random.nextLong() >> random.nextInt(64));
            case BYTES -> bytes();
            case ENUM -> SpecificData.get().createEnum(one(schema.getEnumSymbols()), schema);
            case UNION -> value(one(schema.getTypes()));
            case ARRAY ->
                    IntStream.range(0, random.nextInt(3) * random.nextInt(100))
                            .mapToObj(i -> value(schema.getElementType()))
                            .toList();
            case RECORD -> record(schema);
            default -> throw new IllegalStateException("no value for " + schema);
        };
    }

    /** Not always at the beginning of its array. */
    private ByteBuffer bytes() {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        int from = random.nextInt(bytes.length);
        return ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
    }

    private Object record(Schema schema) {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Of all widths in UTF-8, unpaired surrogates among them, and of lengths about 64 and 8192. */
    private String text() {
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
