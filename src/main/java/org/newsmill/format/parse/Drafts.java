package org.newsmill.format.parse;

import org.newsmill.avro.EnrichedArticle;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Drafts of records, of which one completes another. */
final class Drafts {

    /** Fields that belong together: whoever says one of them says them all. */
    private static final List<Set<String>> TOGETHER =
            List.of(
                    Set.of("publishedDate", "publishedAt", "publishedRaw"),
                    Set.of("language", "languageSource"));

    private static final int[][] GROUPS =
            TOGETHER.stream()
                    .map(names -> names.stream().mapToInt(Drafts::position).toArray())
                    .toArray(int[][]::new);

    private static final int[] ALONE =
            EnrichedArticle.getClassSchema().getFields().stream()
                    .filter(field -> TOGETHER.stream().noneMatch(of -> of.contains(field.name())))
                    .mapToInt(field -> field.pos())
                    .toArray();

    private Drafts() {}

    private static int position(String name) {
        return EnrichedArticle.getClassSchema().getField(name).pos();
    }

    /** Gives a draft what another says and it does not say itself. */
    static void fillIn(EnrichedArticle draft, EnrichedArticle other) {
        for (int field : ALONE) {
            if (isUnsaid(draft.get(field))) {
                take(draft, other, field);
            }
        }
        for (int[] group : GROUPS) {
            boolean unsaid = true;
            for (int field : group) {
                unsaid &= draft.get(field) == null;
            }
            if (unsaid) {
                for (int field : group) {
                    take(draft, other, field);
                }
            }
        }
    }

    private static void take(EnrichedArticle draft, EnrichedArticle other, int field) {
        Object value = other.get(field);
        if (value != null) {
            draft.put(field, value);
        }
    }

    private static boolean isUnsaid(Object value) {
        return value == null || value instanceof Collection<?> values && values.isEmpty();
    }
}
