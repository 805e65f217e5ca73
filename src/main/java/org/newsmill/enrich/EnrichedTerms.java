package org.newsmill.enrich;

import org.newsmill.avro.Term;
import org.newsmill.text.engine.Terms;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A text's terms as a record has them. A list like any other; whoever writes very many records
 * takes {@link #terms()}, and no object or string is made for a term. Immutable.
 */
public final class EnrichedTerms extends AbstractList<Term> implements RandomAccess {

    private final Terms terms;

    EnrichedTerms(Terms terms) {
        this.terms = terms;
    }

    /** The terms as the text engine made them. */
    public Terms terms() {
        return terms;
    }

    /** A new object each time; changing it changes nothing here. */
    @Override
    public Term get(int i) {
        org.newsmill.text.engine.Term term = terms.get(i);
        return new Term(term.term(), term.count(), term.form());
    }

    @Override
    public int size() {
        return terms.size();
    }
}
