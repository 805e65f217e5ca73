package org.newsmill.text.engine;

import org.newsmill.text.bits.Utf8;

/**
 * A word's stem and the word, as bytes. Whoever has one leaves the bytes as they are.
 *
 * @param stem in UTF-8, or, if it has unpaired surrogates, in {@link Utf8}'s own
 * @param form the same of the word; empty if it is not known
 */
public record Spelling(byte[] stem, byte[] form) {

    static Spelling of(Term term) {
        String form = term.form() == null ? "" : term.form();
        return new Spelling(Utf8.bytes(term.term()), Utf8.bytes(form));
    }
}
