package org.newsmill.format.mail;

/** The first letters and digits of a text, by which two versions of it are recognised. */
final class Beginning {

    private static final int LENGTH = 60;

    private Beginning() {}

    static String of(String text) {
        StringBuilder beginning = new StringBuilder(LENGTH);
        for (int i = 0; i < text.length() && beginning.length() < LENGTH; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                beginning.append(text.charAt(i));
            }
        }
        return beginning.toString();
    }
}
