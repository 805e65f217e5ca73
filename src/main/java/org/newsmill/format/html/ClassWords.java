package org.newsmill.format.html;

import org.jsoup.nodes.Element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an element's class and id say of it, by lists of words in hints.txt. Words are whole: {@code
 * shared} is not {@code share}. Immutable, thread-safe.
 */
final class ClassWords {

    /** What the names say; the first that applies. */
    enum Hint {
        COMMENTS,
        NEVER,
        BODY,
        RATHER_NOT,
        NONE
    }

    private enum Kind {
        COMMENTS("comments"),
        NEVER("never"),
        RATHER_NOT("rather not"),
        NOUN("noun"),
        PART("part"),
        BODY("body");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private static final int LONGEST = 1_000;
    private static final Map<Kind, Set<String>> WORDS = read();

    private ClassWords() {}

    private static Map<Kind, Set<String>> read() {
        Map<String, Set<String>> lists = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                ClassWords.class.getResourceAsStream("hints.txt"),
                                StandardCharsets.UTF_8))) {
            Set<String> list = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    list = new HashSet<>();
                    lists.put(line.substring(1, line.indexOf(']')), list);
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    list.addAll(Set.of(line.strip().split(" ")));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            words.put(kind, Set.copyOf(lists.get(kind.title)));
        }
        return words;
    }

    static Hint of(Element element) {
        if (element.attributesSize() == 0) {
            return Hint.NONE;
        }
        String id = element.id();
        String names = isSentence(id) ? element.className() : element.className() + ' ' + id;
        return names.length() < 3 || names.length() > LONGEST ? Hint.NONE : of(names);
    }

    /** Headings give their sections their own words as ids. */
    private static boolean isSentence(String id) {
        int breaks = 0;
        for (int i = 0; i < id.length(); i++) {
            breaks += id.charAt(i) == '-' || id.charAt(i) == '_' ? 1 : 0;
        }
        return breaks > 3;
    }

    /** The hint of a class attribute and an id, apart by a space. */
    static Hint of(String names) {
        boolean noun = false;
        boolean part = false;
        boolean body = false;
        boolean ratherNot = false;
        int at = 0;
        int nameFrom = 0;
        while (at < names.length()) {
            char c = names.charAt(at);
            if (!Character.isLetter(c)) {
                if (c == ' ') {
                    nameFrom = at + 1;
                    noun = false;
                    part = false;
                }
                at++;
                continue;
            }
            int end = at + 1;
            while (end < names.length()
                    && Character.isLetter(names.charAt(end))
                    && !(Character.isUpperCase(names.charAt(end))
                            && Character.isLowerCase(names.charAt(end - 1)))) {
                end++;
            }
            String word = names.substring(at, end).toLowerCase(Locale.ROOT);
            boolean comments = WORDS.get(Kind.COMMENTS).contains(word);
            if ((comments || WORDS.get(Kind.NEVER).contains(word))
                    && !isNegated(names, nameFrom, at)) {
                return comments ? Hint.COMMENTS : Hint.NEVER;
            }
            noun |= WORDS.get(Kind.NOUN).contains(word);
            part |= WORDS.get(Kind.PART).contains(word) && !(word.equals("content") && !noun);
            body |= noun && part || WORDS.get(Kind.BODY).contains(word);
            ratherNot |= WORDS.get(Kind.RATHER_NOT).contains(word);
            at = end;
        }
        return body ? Hint.BODY : ratherNot ? Hint.RATHER_NOT : Hint.NONE;
    }

    /** {@code no-sidebar}, {@code has-comments}, {@code with-ads} say something of the whole. */
    private static boolean isNegated(String names, int from, int at) {
        return names.startsWith("no-", from) && from + 3 <= at
                || names.startsWith("has-", from) && from + 4 <= at
                || names.startsWith("is-", from) && from + 3 <= at
                || names.startsWith("with-", from) && from + 5 <= at
                || names.startsWith("js-", from) && from + 3 <= at;
    }
}
