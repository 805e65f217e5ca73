package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsmill.text.nltk.PlainText;
import org.newsmill.text.nltk.PorterStemmer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The engine against what the reference made of the same texts. */
class VectorsTest {

    private final TextEngine engine = new TextEngine();

    static Stream<JsonNode> ownTexts() {
        return Vectors.jsonLines(Vectors.own("texts.jsonl")).stream();
    }

    @Test
    void stemsEachOwnWordAsTheReferenceDoes() {
        assertThat(wrongStems(Vectors.own("words.tsv"), 2_000)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ownTexts")
    void analysesEachOwnTextAsTheReferenceDoes(JsonNode row) {
        AnalysedText expected = expected(row);

        AnalysedText analysed = engine.analyse(row.get("text").asText());

        assertThat(analysed.normalised()).isEqualTo(expected.normalised());
        assertThat(analysed.stemmed()).isEqualTo(expected.stemmed());
        assertThat(analysed.terms()).isEqualTo(expected.terms());
        assertThat(analysed)
                .usingRecursiveComparison()
                .ignoringFields("contentHash")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("ownTexts")
    void stemsEachOwnTextThatIsNotNormalisedAsTheReferenceDoes(JsonNode row) {
        assertThat(engine.stem(row.get("text").asText())).isEqualTo(row.get("rawStemmed").asText());
    }

    /** Else the differential test would compare the engine with something that is wrong itself. */
    @ParameterizedTest
    @MethodSource("ownTexts")
    void thePlainImplementationAgreesWithTheReferenceToo(JsonNode row) {
        AnalysedText plain = PlainAnalysis.analyse(row.get("text").asText());

        assertThat(plain)
                .usingRecursiveComparison()
                .ignoringFields("contentHash")
                .isEqualTo(expected(row));
        assertThat(PlainText.stem(row.get("text").asText()))
                .isEqualTo(row.get("rawStemmed").asText());
    }

    @Test
    void stemsEachGoldenWordAsTheReferenceDoes() {
        assertThat(wrongStems(Vectors.golden("porter_nltk.tsv"), 23_531)).isEmpty();
    }

    @Test
    void analysesEachGoldenArticleAsTheReferenceDoes() {
        assertThat(wrongTexts(Vectors.golden("articles.jsonl"), 400)).isEmpty();
    }

    @Test
    void analysesEachNastyTextAsTheReferenceDoes() {
        assertThat(wrongTexts(Vectors.golden("nasty.jsonl"), 98)).isEmpty();
    }

    private static List<String> wrongStems(Path file, int atLeast) {
        List<String> lines = Vectors.lines(file);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(atLeast);
        return lines.stream()
                .map(line -> line.split("\t"))
                .filter(row -> !PorterStemmer.stem(row[0]).equals(row[1]))
                .map(row -> row[0] + " → " + PorterStemmer.stem(row[0]) + ", expected " + row[1])
                .toList();
    }

    private List<String> wrongTexts(Path file, int atLeast) {
        List<JsonNode> rows = Vectors.jsonLines(file);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows) {
            String text = row.get("text").asText();
            String normalised = row.get("normalised").asText();
            String stemmed = row.get("stemmed").asText();
            AnalysedText analysed = engine.analyse(text);
            boolean right =
                    analysed.normalised().equals(normalised)
                            && analysed.stemmed().equals(stemmed)
                            && engine.analyseNormalised(normalised).stemmed().equals(stemmed)
                            && engine.analyseStemmed(stemmed)
                                    .contentHash()
                                    .equals(analysed.contentHash());
            if (!right && !Vectors.hasUnknownCharacters(text)) {
                wrong.add(row.get("id").asText());
            }
        }
        return wrong;
    }

    private static AnalysedText expected(JsonNode row) {
        List<Term> terms = new ArrayList<>();
        row.get("terms")
                .forEach(
                        t ->
                                terms.add(
                                        new Term(
                                                t.get(0).asText(),
                                                t.get(1).asInt(),
                                                t.get(2).asText())));
        return new AnalysedText(
                row.get("normalised").asText(),
                row.get("stemmed").asText(),
                row.get("tokenCount").asInt(),
                row.get("wordCount").asInt(),
                Terms.of(terms),
                null);
    }
}
