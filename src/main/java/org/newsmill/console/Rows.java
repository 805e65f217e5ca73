package org.newsmill.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.json.LetterJson;
import org.newsmill.json.RecordJson;
import org.newsmill.stream.event.HeaderValues;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Articles and letters as the page shows them: in a row, and whole. Thread-safe. */
final class Rows {

    private static final int MOST_ROWS = 100;

    /** Characters of a text in a row, which a title can fill a screen with. */
    private static final int MOST_CHARACTERS = 300;

    /** Bytes on each side of a fault. */
    private static final int AROUND = 200;

    /**
     * What of a record gives nothing of its text away. Addresses, and what is named by them, have
     * words of titles.
     */
    private static final List<String> NO_TEXTS =
            List.of(
                    "processor",
                    "format",
                    "source",
                    "language",
                    "languageSource",
                    "status",
                    "completeness",
                    "urgency",
                    "wordCount",
                    "tokenCount",
                    "publishedAt",
                    "publishedDate",
                    "modifiedAt",
                    "processedAt",
                    "embargoedUntil",
                    "origin");

    private final ObjectMapper json;
    private final boolean withTexts;

    /**
     * @param withTexts whether what articles say may be shown
     */
    Rows(ObjectMapper json, boolean withTexts) {
        this.json = json;
        this.withTexts = withTexts;
    }

    /** The latest of them; what cannot be read has no row. */
    ArrayNode ofArticles(
            List<ConsumerRecord<byte[], byte[]>> all,
            Function<ConsumerRecord<byte[], byte[]>, Optional<EnrichedArticle>> reader) {
        ArrayNode list = json.createArrayNode();
        for (ConsumerRecord<byte[], byte[]> each :
                all.subList(Math.max(0, all.size() - MOST_ROWS), all.size())) {
            reader.apply(each).ifPresent(article -> list.add(ofArticle(each, article)));
        }
        return list;
    }

    ArrayNode ofLetters(List<ConsumerRecord<byte[], byte[]>> all) {
        ArrayNode list = json.createArrayNode();
        all.forEach(each -> list.add(ofLetter(each)));
        return list;
    }

    ObjectNode ofArticle(ConsumerRecord<byte[], byte[]> each, EnrichedArticle article) {
        ObjectNode row = row(each);
        row.put("format", article.getFormat());
        row.put("source", shortened(article.getSource()));
        row.put("language", article.getLanguage());
        row.put("status", article.getStatus());
        if (withTexts) {
            row.put("title", shortened(article.getTitle()));
            row.putPOJO("keyTerms", article.getKeyTerms().stream().map(Rows::shortened).toList());
            if (article.getTitle() == null && article.getText() != null) {
                String text = article.getText();
                row.put("begins", text.substring(0, Math.min(text.length(), 120)));
            }
        }
        return row;
    }

    ObjectNode ofLetter(ConsumerRecord<byte[], byte[]> letter) {
        ObjectNode row = row(letter);
        row.put("reason", header(letter, NewsHeader.REASON));
        row.put("stage", header(letter, NewsHeader.STAGE));
        row.put("source", shortened(header(letter, NewsHeader.SOURCE)));
        row.put("message", withTexts ? shortened(header(letter, NewsHeader.MESSAGE)) : null);
        return row;
    }

    private static String shortened(String text) {
        if (text == null || text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean isSplit = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, isSplit ? MOST_CHARACTERS - 1 : MOST_CHARACTERS) + "\u2026";
    }

    private ObjectNode row(ConsumerRecord<byte[], byte[]> each) {
        ObjectNode row = json.createObjectNode();
        row.put("time", each.timestamp());
        row.put("topic", each.topic());
        row.put("partition", each.partition());
        row.put("offset", each.offset());
        return row;
    }

    /** Every field, as {@code tail --json} prints it; without texts, if they may not be shown. */
    ObjectNode whole(EnrichedArticle article) {
        ObjectNode whole = asPrinted(article);
        return withTexts ? whole : whole.retain(NO_TEXTS);
    }

    private ObjectNode asPrinted(IndexedRecord printed) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            RecordJson record = new RecordJson(bytes);
            record.write(printed);
            record.flush();
            return (ObjectNode) json.readTree(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it writes into memory
        }
    }

    /** A letter with its headers, and the bytes around the fault, in Base64. */
    ObjectNode whole(ConsumerRecord<byte[], byte[]> letter) {
        ObjectNode whole = ofLetter(letter);
        whole.put("bytes", letter.value() == null ? 0 : letter.value().length);
        if (!withTexts) {
            return whole;
        }
        whole.set("headers", asPrinted(LetterJson.of(letter)).get("headers"));
        byte[] value = letter.value() == null ? new byte[0] : letter.value();
        int at = position(letter, value.length);
        int from = Math.max(0, at - AROUND);
        int to = Math.min(value.length, at + AROUND);
        whole.put("from", from);
        whole.put("at", at);
        whole.put("isMarked", header(letter, NewsHeader.POSITION) != null);
        whole.put("before", base64(value, from, at));
        whole.put("after", base64(value, at, to));
        return whole;
    }

    private static String base64(byte[] bytes, int from, int to) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, to));
    }

    private static int position(ConsumerRecord<byte[], byte[]> letter, int length) {
        String written = header(letter, NewsHeader.POSITION);
        try {
            return written == null ? 0 : Math.max(0, Math.min(Integer.parseInt(written), length));
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, NewsHeader name) {
        return HeaderValues.text(letter.headers(), name);
    }
}
