package org.newsmill.format.markup;

/**
 * What {@code xml:lang} and {@code xml:base} say of an element and all in it that say nothing else.
 * Kept with each element, since a hostile document would have each of its items look for them
 * through many levels, or many attributes. Immutable.
 *
 * @param language null if nothing is said
 * @param base resolved by those further out (XML Base, section 4); null if there is none
 */
record XmlScope(String language, String base) {

    static final XmlScope NONE = new XmlScope(null, null);

    /**
     * What holds in an element further in.
     *
     * @param lang its attribute, null if it has none; a blank one takes back what was said
     * @param written its {@code xml:base}, null if it has none
     */
    XmlScope in(String lang, String written) {
        if (lang == null && written == null) {
            return this;
        }
        String said = lang == null ? language : lang.isBlank() ? null : lang.strip();
        return new XmlScope(
                said, written == null ? base : Addresses.resolve(base, written.strip()));
    }
}
