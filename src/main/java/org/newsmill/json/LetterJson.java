package org.newsmill.json;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A dead letter with everything that it holds; bytes in Base64, headers as text. */
public final class LetterJson {

    private static final Schema HEADER =
            SchemaBuilder.record("Header")
                    .fields()
                    .optionalString("name")
                    .optionalString("value")
                    .endRecord();

    private static final Schema LETTER =
            SchemaBuilder.record("Letter")
                    .fields()
                    .requiredString("topic")
                    .requiredInt("partition")
                    .requiredLong("offset")
                    .requiredString("timestamp")
                    .optionalString("key")
                    .optionalString("value")
                    .name("headers")
                    .type()
                    .array()
                    .items(HEADER)
                    .noDefault()
                    .endRecord();

    private LetterJson() {}

    public static GenericRecord of(ConsumerRecord<byte[], byte[]> letter) {
        GenericRecord record = new GenericData.Record(LETTER);
        record.put("topic", letter.topic());
        record.put("partition", letter.partition());
        record.put("offset", letter.offset());
        record.put("timestamp", Instant.ofEpochMilli(letter.timestamp()).toString());
        record.put("key", base64(letter.key()));
        record.put("value", base64(letter.value()));
        List<GenericRecord> headers = new ArrayList<>();
        for (Header header : letter.headers()) {
            GenericRecord each = new GenericData.Record(HEADER);
            each.put("name", header.key());
            each.put(
                    "value",
                    header.value() == null
                            ? null
                            : new String(header.value(), StandardCharsets.UTF_8));
            headers.add(each);
        }
        record.put("headers", headers);
        return record;
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
