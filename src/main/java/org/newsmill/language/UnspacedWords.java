package org.newsmill.language;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

import java.text.CharacterIterator;
import java.text.StringCharacterIterator;

/**
 * The words of a text that does not write them apart, by ICU's dictionaries. Not thread-safe. ICU's
 * rules are those of no particular language: Chinese, Japanese, Thai, Lao, Khmer and Burmese each
 * have their dictionary in them, chosen by script.
 */
final class UnspacedWords {

    private final BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);

    /** Where the words of this run end: {@link #next} gives one after the other. */
    void read(char[] in, int from, int to) {
        CharacterIterator run = new StringCharacterIterator(new String(in, from, to - from));
        words.setText(run);
        words.first();
    }

    /** How far from the beginning of the run the next word ends; negative if there is none. */
    int next() {
        int end = words.next();
        return end == BreakIterator.DONE ? -1 : end;
    }
}
