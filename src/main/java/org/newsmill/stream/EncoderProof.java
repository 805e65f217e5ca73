package org.newsmill.stream;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether {@link ArticleEncoder} writes every field of the schema in its place: on a record in
 * which each is filled in, no two alike. A record that came in cannot tell, since two fields that
 * are null may stand in each other's place.
 */
final class EncoderProof {

    /** What comes before the record itself: a zero byte, the id in four. */
    private static final int HEADER_BYTES = 5;

    private static final class Holder {
        private static final boolean HOLDS = proves(new ArticleEncoder());
    }

    /** Numbers the values, so that each is another one. */
    private int last;

    private EncoderProof() {}

    /** Looked at once, when it is first asked. */
    static boolean holds() {
        return Holder.HOLDS;
    }

    private static boolean proves(ArticleEncoder encoder) {
        TrustedClasses.register();
        EnrichedArticle filled =
                (EnrichedArticle) new EncoderProof().value(EnrichedArticle.getClassSchema());
        byte[] ours = encoder.encode(0, filled);
        byte[] avros = avros(filled);
        if (ours.length != HEADER_BYTES + avros.length) {
            return false;
        }
        for (int i = 0; i < avros.length; i++) {
            if (ours[HEADER_BYTES + i] != avros[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] avros(EnrichedArticle article) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(EnrichedArticle.class).write(article, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Object value(Schema schema) {
        last++;
        boolean logical = schema.getLogicalType() != null;
        return switch (schema.getType()) {
            case STRING -> "value " + last;
            case INT -> logical ? (Object) LocalDate.ofEpochDay(last) : (Object) last;
            case LONG -> logical ? (Object) Instant.ofEpochMilli(last) : (Object) (long) last;
            case ENUM ->
                    SpecificData.get()
                            .createEnum(
                                    schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1),
                                    schema);
            case UNION ->
                    value(
                            schema.getTypes().stream()
                                    .filter(type -> type.getType() != Schema.Type.NULL)
                                    .findFirst()
                                    .orElseThrow());
            case ARRAY -> List.of(value(schema.getElementType()), value(schema.getElementType()));
            case RECORD -> record(schema);
            default -> throw new IllegalStateException("no value for " + schema);
        };
    }

    private Object record(Schema schema) {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }
}
