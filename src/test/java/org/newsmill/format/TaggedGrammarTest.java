package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.format.parse.ReadSettings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The corners of the TAGGED grammar, written as a table: a block in short, and what has to come of
 * it. {@code N}, {@code D}, {@code I} and {@code T} begin the fields F-N, D-A-T-E, T-I-T-L-E and
 * T-E-X-T, {@code n}, {@code d}, {@code i} and {@code t} end them, {@code x} is prose.
 */
class TaggedGrammarTest {

    private static final String LETTERS = "NnDdIiTtx_";

    private final EventReader reader =
            new EventReader(new ReadSettings(StandardCharsets.UTF_8, 1 << 24, 100_000));

    @ParameterizedTest
    @ValueSource(
            strings = {
                // fields in any order, one article
                "Txt -> ok",
                "NxnDxdIxiTxt -> ok",
                "TxtIxiDxd -> ok",
                "IxiTxt -> ok",
                // a number or a field had before begins the next one
                "TxtTxt -> ok ok",
                "TxtNxnTxt -> ok ok",
                "IxiNxnTxt -> bad ok",
                "DxdIxiDxdTxt -> bad ok",
                "NxnNxnTxt -> bad ok",
                "NxnTxtNxn -> ok bad",
                // empty fields
                "NnTxt -> ok",
                "Nx nIiDdTxt -> ok",
                "Tt -> empty",
                "T_t -> empty",
                "TtTxt -> empty ok",
                "NxnTtNxnTxt -> empty ok",
                // a start without its end
                "T -> bad",
                "Tx -> bad",
                "NxnTx -> bad",
                "NTxt -> bad",
                "NxnTxNxnTxt -> bad ok",
                "NxNxnTxt -> bad ok",
                "TxtNx -> ok bad",
                "NxnTxtTx -> ok bad",
                // an end without its start
                "t -> bad",
                "nNxnTxt -> bad ok",
                "NxnTxttNxnTxt -> bad ok",
                // a field inside a field, or the end of another
                "NxnTxIxixtNxnTxt -> bad ok",
                "NxnTxTxttNxnTxt -> bad ok",
                "NxnTxiNxnTxt -> bad ok",
                // prose between fields, before and behind
                "xTxt -> bad",
                "Txtx -> bad",
                "NxnxTxtNxnTxt -> bad ok",
                "NxnTxtxNxnTxt -> bad ok",
                "xNxnTxt -> bad ok",
                // what is broken ends where the next number begins, and not before
                "NxnxTxtTxtTxtNxnTxt -> bad ok",
            })
    void a_block_becomes_what_the_grammar_says(String row) {
        String[] halves = row.split(" -> ");

        assertThat(kinds(read(block(halves[0], "words")))).as(row).isEqualTo(halves[1]);
    }

    @Test
    void any_block_is_told_whole_its_parts_in_order_and_without_gaps() {
        Random random = new Random(20240124);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder shape = new StringBuilder("N");
            for (int i = random.nextInt(16); i >= 0; i--) {
                shape.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String block = block(shape.toString(), "’𝒩 words");
            Charset charset = round % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE;

            OpenedEvent opened = open(block, charset, round % 3 == 0);
            List<Outcome> outcomes = opened.outcomes();

            assertThat(outcomes).as(shape.toString()).isNotEmpty();
            ByteArrayOutputStream pieces = new ByteArrayOutputStream();
            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).ordinal()).as(shape.toString()).isEqualTo(i);
                pieces.writeBytes(opened.bytes(outcomes.get(i).span()));
            }
            if (outcomes.size() > 1) {
                assertThat(pieces.toByteArray())
                        .as(shape.toString())
                        .isEqualTo(block.getBytes(charset));
            }
        }
    }

    @Test
    void the_bytes_of_each_part_alone_come_to_the_same_as_within_the_block() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder shape = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                shape.append(random.nextBoolean() ? "NxnTxt" : "NxnIxi");
                shape.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            OpenedEvent opened =
                    open(block(shape.toString(), "words"), StandardCharsets.UTF_8, false);
            for (Outcome outcome : opened.outcomes()) {
                List<Outcome> again =
                        read(new String(opened.bytes(outcome.span()), StandardCharsets.UTF_8));

                assertThat(kinds(again)).as(shape.toString()).isEqualTo(kinds(List.of(outcome)));
            }
        }
    }

    private List<Outcome> read(String block) {
        return open(block, StandardCharsets.UTF_8, false).outcomes();
    }

    private OpenedEvent open(String block, Charset charset, boolean marked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (marked) {
            bytes.writeBytes("\ufeff".getBytes(charset));
        }
        bytes.writeBytes(block.getBytes(charset));
        return reader.open(
                bytes.toByteArray(),
                Hints.of(
                        name ->
                                name.equals(NewsHeader.CONTENT_TYPE.key())
                                        ? "text/plain; charset=" + charset.name()
                                        : null));
    }

    private static String block(String shape, String prose) {
        StringBuilder block = new StringBuilder();
        for (char letter : shape.toCharArray()) {
            block.append(
                    switch (letter) {
                        case 'N' -> "F-N-S-T-A-R-T.";
                        case 'n' -> "F-N-E-N-D.";
                        case 'D' -> "D-A-T-E-S-T-A-R-T.";
                        case 'd' -> "D-A-T-E-E-N-D.";
                        case 'I' -> "T-I-T-L-E-S-T-A-R-T.";
                        case 'i' -> "T-I-T-L-E-E-N-D.";
                        case 'T' -> "T-E-X-T-S-T-A-R-T.";
                        case 't' -> "T-E-X-T-E-N-D.";
                        case 'x' -> prose;
                        default -> " \n";
                    });
        }
        return block.toString();
    }

    private static String kinds(List<Outcome> outcomes) {
        List<String> kinds = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Article) {
                kinds.add("ok");
            } else {
                kinds.add(
                        switch (((Rejection) outcome).reason()) {
                            case MALFORMED -> "bad";
                            case EMPTY -> "empty";
                            default -> outcome.toString();
                        });
            }
        }
        return String.join(" ", kinds);
    }
}
