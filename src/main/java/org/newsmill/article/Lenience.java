package org.newsmill.article;

/** What was not as its standard says and was read all the same; counted by kind. */
public enum Lenience {
    /** A character that the format does not allow, such as U+0008 in XML. */
    ILLEGAL_CHARACTER,
    /** A reference to an entity that nobody declared, such as {@code &nbsp;} in XML. */
    UNDECLARED_ENTITY,
    /** An ampersand that begins no reference. */
    BARE_AMPERSAND,
    /** White space or a mark before a declaration that has to come first. */
    LATE_DECLARATION,
    /** Something after the end of the document. */
    TRAILING_JUNK,
    /** Tags that do not nest, or are not closed. */
    BAD_NESTING,
    /** Bytes that do not fit the character set, in HTML. */
    REPLACED_BYTES,
    /** A name that stands twice in one object. */
    DUPLICATE_MEMBER
}
