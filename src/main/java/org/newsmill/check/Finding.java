package org.newsmill.check;

/**
 * What a check has found, for a person. Immutable.
 *
 * @param check its name
 * @param level how bad it is
 * @param what is so, in a sentence that names the thing
 * @param remedy what to do; null if nothing is to be done, or the sentence says it
 */
public record Finding(String check, Level level, String what, String remedy) {

    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        SOUND,
        /** {@code run} works, and this may hurt later. */
        RISK,
        /** {@code run} does not work. */
        FAULT,
        /** Not asked, since what was asked before has failed. */
        SKIPPED
    }

    static Finding sound(String what) {
        return new Finding(null, Level.SOUND, what, null);
    }

    static Finding risk(String what, String remedy) {
        return new Finding(null, Level.RISK, what, remedy);
    }

    static Finding fault(String what, String remedy) {
        return new Finding(null, Level.FAULT, what, remedy);
    }

    static Finding skipped(String why) {
        return new Finding(null, Level.SKIPPED, why, null);
    }

    Finding of(String name) {
        return new Finding(name, level, what, remedy);
    }
}
