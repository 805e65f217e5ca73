package org.newsmill.format.feed;

import org.newsmill.format.markup.XmlElement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who wrote it: names without their addresses. */
final class Persons {

    private Persons() {}

    /**
     * The names of all that stand at the first of those places that names any.
     *
     * @return null if nobody is named
     */
    static String byline(FeedItem item, String... places) {
        for (String place : places) {
            Set<String> names = new LinkedHashSet<>();
            for (XmlElement each : item.all(place)) {
                String name = name(each, item.isAtom(place));
                if (name != null) {
                    names.add(name);
                }
            }
            if (!names.isEmpty()) {
                return String.join(", ", names);
            }
        }
        return null;
    }

    /** Atom's persons have their name in an element, RSS's beside their address. */
    private static String name(XmlElement person, boolean atom) {
        List<XmlElement> names = new ArrayList<>();
        for (XmlElement each : person.children()) {
            if (each.name().local().equalsIgnoreCase("name")) {
                names.add(each);
            }
        }
        return names.isEmpty()
                ? named(FeedText.line(person, atom))
                : named(FeedText.line(names.get(0), atom));
    }

    /**
     * The name in {@code ann@bay.example (Ann Lee)}, {@code Ann Lee (ann@bay.example)}, {@code Ann
     * Lee <ann@bay.example>}.
     *
     * @return null if there is an address alone
     */
    static String named(String written) {
        int at = written.indexOf('@');
        if (at <= 0) {
            return written.isEmpty() ? null : written;
        }
        int from = at;
        while (from > 0 && !endsAddress(written.charAt(from - 1))) {
            from--;
        }
        int to = at + 1;
        while (to < written.length() && !endsAddress(written.charAt(to))) {
            to++;
        }
        if (from == at || to == at + 1) {
            return written;
        }
        String before = stripped(written.substring(0, from));
        String after = stripped(written.substring(to));
        String name = (before + " " + after).strip();
        return name.isEmpty() ? null : name;
    }

    private static boolean endsAddress(char c) {
        return c <= ' ' || "()<>[],;\":".indexOf(c) >= 0;
    }

    private static String stripped(String beside) {
        int from = 0;
        int to = beside.length();
        while (from < to && isMark(beside.charAt(from))) {
            from++;
        }
        while (to > from && isMark(beside.charAt(to - 1))) {
            to--;
        }
        return beside.substring(from, to).replace("mailto", "").strip();
    }

    private static boolean isMark(char c) {
        return c <= ' ' || "()<>[],;\":-".indexOf(c) >= 0;
    }
}
