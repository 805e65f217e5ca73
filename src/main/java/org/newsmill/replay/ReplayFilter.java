package org.newsmill.replay;

import org.newsmill.article.Reason;

import java.time.Instant;
import java.util.Set;

/**
 * Which dead letters are to be sent back. Immutable.
 *
 * @param reasons any of these; empty for all
 * @param sources any of these publishers ({@code ce_source}); empty for all
 * @param since written at that time or later; null for no limit
 * @param until written before that time; null for no limit
 */
public record ReplayFilter(Set<Reason> reasons, Set<String> sources, Instant since, Instant until) {

    public ReplayFilter {
        reasons = Set.copyOf(reasons);
        sources = Set.copyOf(sources);
    }

    boolean wants(Letter letter) {
        Instant written = letter.written();
        return (reasons.isEmpty()
                        || reasons.stream().anyMatch(each -> each.name().equals(letter.reason())))
                && (sources.isEmpty() || sources.contains(letter.source()))
                && (since == null || !written.isBefore(since))
                && (until == null || written.isBefore(until));
    }
}
