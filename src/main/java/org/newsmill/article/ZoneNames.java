package org.newsmill.article;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of time zones as feeds write them: those of RFC 822 (section 5.1) and others that mean one
 * thing in news. Names that mean several zones (IST, AST, CST, military letters, which RFC 5322
 * takes back) are known as such and tell no offset. Nothing is asked of the JDK but the rules of
 * regions ({@code Europe/Berlin}). Thread-safe.
 */
final class ZoneNames {

    /** Name, then minutes east of Greenwich. */
    private static final String FIXED =
            "Z 0 UTC 0 GMT 0 UT 0 UCT 0 WET 0 WEST 60 BST 60 CET 60 CEST 120 MET 60 MEST 120 MEZ 60"
                    + " MESZ 120 EET 120 EEST 180 MSK 180 MSD 240 TRT 180 SAST 120 CAT 120 EAT 180"
                    + " WAT 60 EST -300 EDT -240 CDT -300 MST -420 MDT -360 PST -480 PDT -420"
                    + " AKST -540 AKDT -480 HST -600 ADT -180 NST -210 NDT -150 BRT -180 ART -180"
                    + " PKT 300 NPT 345 WIB 420 WITA 480 WIT 540 ICT 420 PHT 480 MYT 480 SGT 480"
                    + " HKT 480 AWST 480 JST 540 KST 540 ACST 570 ACDT 630 AEST 600 AEDT 660"
                    + " NZST 720 NZDT 780";

    /** What Americans write in summer and winter alike. */
    private static final Map<String, ZoneId> REGIONS =
            Map.of(
                    "ET", ZoneId.of("America/New_York"),
                    "CT", ZoneId.of("America/Chicago"),
                    "MT", ZoneId.of("America/Denver"),
                    "PT", ZoneId.of("America/Los_Angeles"));

    private static final Map<String, ZoneId> BY_NAME = new HashMap<>(REGIONS);

    static {
        String[] words = FIXED.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            BY_NAME.put(words[i], ZoneOffset.ofTotalSeconds(60 * Integer.parseInt(words[i + 1])));
        }
    }

    private ZoneNames() {}

    /**
     * @return null if it is unknown or means several zones
     */
    static ZoneId zone(String name) {
        ZoneId known = BY_NAME.get(name.toUpperCase(Locale.ROOT));
        if (known != null || name.indexOf('/') < 0) {
            return known;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /**
     * @return null if a clock there shows that time twice, or never
     */
    static ZoneOffset offset(ZoneId zone, LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.size() == 1 ? offsets.get(0) : null;
    }
}
