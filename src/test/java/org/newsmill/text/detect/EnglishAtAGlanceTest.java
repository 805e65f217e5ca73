package org.newsmill.text.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** English at a glance is never surer than a look at all languages. */
class EnglishAtAGlanceTest {

    private static final String ENGLISH =
            "The minister said on Monday that he had not seen the letter and that it was up to the"
                    + " court to say who may have it, and for how long it has to be kept.";

    private final LanguageModel model = LanguageModel.load();
    private final EnglishAtAGlance english = new EnglishAtAGlance(model);

    @Test
    void an_english_text_is_sure() {
        assertThat(isSure(ENGLISH, 220)).isTrue();
    }

    @Test
    void a_letter_beyond_ascii_asks_for_a_closer_look() {
        assertThat(isSure(ENGLISH.replace("minister", "minist\u00e8re"), 220)).isFalse();
        assertThat(isSure(ENGLISH.replace("minister", "\u043c\u0438\u043d"), 220)).isFalse();
    }

    @Test
    void quotation_marks_do_not() {
        assertThat(isSure("\u201c" + ENGLISH + "\u201d", 220)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENGLISH,
                "The man is in de war, and die is an end for all of it: a la carte, no, but on so",
                "De man is op de weg en dat is al wat hij van de zaak wil weten, of zo zei hij het",
                "El no era de la casa y su voz no iba a ser la de un hombre que se va con los dem",
                "Il a dit que le roi ne va pas au bal, et que la cour est sur le lac avec les"
                        + " siens",
                "Han var en av de som kom, og det er ikke bare for oss at det har gitt dem en ny"
                        + " vei",
                "Inkosi yathi abantu baya kuhamba, and the man who saw it was not in the house",
            })
    void it_is_not_surer_than_a_look_at_all_languages(String text) {
        TextPieces pieces = new TextPieces(text);
        LanguageEvidence all = new LanguageEvidence(model, true);
        for (int i = 0; i < pieces.count(); i++) {
            all.read(pieces.read(i), pieces.length());
        }
        all.rank(Letters.LATIN);
        int tag = List.of(model.script(Letters.LATIN).tags()).indexOf("en");
        int lead = all.best() == tag ? all.lead() : 0;

        assertThat(english.isSure(new TextPieces(text), pieces.count(), lead, 0)).isFalse();
    }

    private boolean isSure(String text, int margin) {
        return english.isSure(new TextPieces(text), 2, margin, 40);
    }
}
