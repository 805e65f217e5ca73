package org.newsmill.format.wire;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Subject;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a story is about, as it is found piece by piece; each once. Not thread-safe. */
final class WireSubjects {

    private record Code(String scheme, String code, String name) {}

    private final Set<Code> subjects = new LinkedHashSet<>();
    private final Set<String> keywords = new LinkedHashSet<>();

    /** Any of them may be null; nothing is added if it has neither code nor name. */
    void add(String scheme, String code, String name) {
        if (code != null || name != null) {
            subjects.add(new Code(scheme, code, name));
        }
    }

    /**
     * The same with a code in its scheme.
     *
     * @param written {@code medtop:20000441}, or an address that ends in the code
     */
    void add(String written, String name) {
        int end = Math.max(written.indexOf(':'), written.lastIndexOf('/'));
        boolean address = end >= 0 && written.charAt(end) == '/';
        if (end <= 0 || end == written.length() - 1) {
            add(null, written, name);
        } else {
            add(written.substring(0, address ? end + 1 : end), written.substring(end + 1), name);
        }
    }

    void addKeyword(String keyword) {
        if (keyword != null && !keyword.isBlank()) {
            keywords.add(keyword.strip());
        }
    }

    boolean hasKeywords() {
        return !keywords.isEmpty();
    }

    void writeTo(EnrichedArticle draft) {
        draft.setKeywords(new ArrayList<>(keywords));
        List<Subject> written = new ArrayList<>(subjects.size());
        for (Code each : subjects) {
            Subject subject = new Subject();
            subject.setScheme(each.scheme());
            subject.setCode(each.code());
            subject.setName(each.name());
            written.add(subject);
        }
        draft.setSubjects(written);
    }
}
