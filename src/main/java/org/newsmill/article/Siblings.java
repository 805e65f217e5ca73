package org.newsmill.article;

import java.util.HashMap;
import java.util.Map;

/**
 * The articles of one event that have no number of their own: of those with the same text, the
 * second has to be told from the first. Belongs to one event and one thread.
 */
public final class Siblings {

    private final Map<String, Integer> owners = new HashMap<>();

    /**
     * Whether an id is free for an article, which then owns it.
     *
     * @param ordinal of the article, which may ask again
     */
    public boolean claim(String id, int ordinal) {
        Integer owner = owners.putIfAbsent(id, ordinal);
        return owner == null || owner == ordinal;
    }
}
