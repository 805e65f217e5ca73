package org.newsmill.cli;

/** Counts in words: one event, two events. */
final class Plural {

    private Plural() {}

    /** The number and the word, with an s unless it is one. */
    static String of(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    /** The number and what it does. */
    static String of(long number, String ifOne, String ifMany) {
        return number + " " + (number == 1 ? ifOne : ifMany);
    }
}
