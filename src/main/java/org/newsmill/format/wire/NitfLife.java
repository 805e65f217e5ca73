package org.newsmill.format.wire;

import org.newsmill.article.Dates;
import org.newsmill.article.Published;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.XmlElement;
import org.newsmill.format.parse.Outcomes;

import java.util.Locale;
import java.util.Set;

/** What becomes of a story, as NITF says it: orders to editors, embargoes, kills. Thread-safe. */
final class NitfLife {

    /** Editors' orders, if they stand alone: in prose they may be anything. */
    private static final Set<String> KILLS =
            Set.of(
                    "kill",
                    "killed",
                    "mandatory kill",
                    "bulletin kill",
                    "story kill",
                    "story killed",
                    "withdraw",
                    "withdrawn",
                    "story withdrawn",
                    "cancel",
                    "canceled",
                    "cancelled",
                    "elimination",
                    "mandatory elimination");

    private static final Set<String> HOLDS =
            Set.of("withhold", "withheld", "story withheld", "hold", "hold for release");

    private NitfLife() {}

    /** An order to editors that is nothing but that. */
    static String order(XmlElement nitf) {
        for (String place :
                new String[] {"head/docdata/ed-msg@msg-type", "head/docdata/ed-msg@info"}) {
            String written = Wire.find(nitf, place);
            String order = written == null ? "" : order(written);
            if (KILLS.contains(order)) {
                return Status.CANCELLED;
            }
            if (HOLDS.contains(order)) {
                return Status.WITHHELD;
            }
        }
        return null;
    }

    private static String order(String written) {
        int end = written.length();
        while (end > 0 && !Character.isLetter(written.charAt(end - 1))) {
            end--;
        }
        return written.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /**
     * Agencies write a time of release always, most of them that of issue: it is an embargo if it
     * is later. The clock is not asked, so that the same document gives the same record.
     */
    static String release(XmlElement nitf) {
        String written = Wire.find(nitf, "head/docdata/date.release@norm");
        String issued = Wire.find(nitf, "head/docdata/date.issue@norm");
        if (written == null || issued == null) {
            return written;
        }
        Published release = Dates.published(written);
        Published issue = Dates.published(issued);
        if (release.at() != null && issue.at() != null) {
            return release.at().isAfter(issue.at()) ? written : null;
        }
        boolean sameDay =
                release.date() != null
                        && issue.date() != null
                        && !release.date().isAfter(issue.date());
        return sameDay ? null : written;
    }

    /** Whether it says of another document that it is cancelled. */
    static boolean killsAnother(EnrichedArticle draft, XmlElement nitf) {
        String other = Wire.find(nitf, "head/docdata@management-doc-idref");
        String status = Wire.find(nitf, "head/docdata@management-idref-status");
        return other != null
                && Status.CANCELLED.equals(Status.read(status))
                && !other.equals(draft.getNativeId());
    }

    /** Whoever has that document must hear of it under its own id. */
    static void killAnother(XmlElement nitf, String source, Outcomes outcomes) {
        EnrichedArticle other = outcomes.next();
        other.setNativeId(Wire.find(nitf, "head/docdata@management-doc-idref"));
        other.setSource(source);
        other.setStatus(Status.CANCELLED);
        String issued = Wire.find(nitf, "head/docdata/date.issue@norm");
        other.setModifiedAt(Dates.instant(issued));
        outcomes.accept(other, null, null);
    }
}
