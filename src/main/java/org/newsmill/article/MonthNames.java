package org.newsmill.article;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of months and weekdays that stand in feeds: the wide names and the abbreviations of
 * Unicode's CLDR 44, both in the nominative and as they are written in a date. English, German,
 * French, Spanish, Italian, Portuguese, Russian and Dutch are the eight languages most used in
 * feeds; Polish, Swedish, Danish, Hungarian, Turkish and Greek have no name that means another
 * month in one of those. (Croatian and Czech have: their {@code listopad} and {@code srpen} are not
 * everybody's.) Thread-safe.
 *
 * <p>The beginning of a name is that name, from three letters on, if all names that begin so are of
 * the same month: {@code Sept}, {@code Janv}. Accents and the letters' case do not matter.
 */
final class MonthNames {

    private static final String[] MONTHS = {
        "january januar janvier enero gennaio janeiro январь января januari styczeń stycznia január"
                + " ocak ιανουάριος ιανουαρίου ιαν jänner",
        "february februar février febrero febbraio fevereiro февраль февраля februari luty lutego"
                + " február şubat φεβρουάριος φεβρουαρίου φεβ feber feb",
        "march märz mars marzo março март марта maart mrt marzec marca mars marts március mart"
                + " μάρτιος μαρτίου mar мар",
        "april avril abril aprile апрель апреля kwiecień kwietnia április nisan απρίλιος απριλίου"
                + " abr avr",
        "may mai mayo maggio maio май мая mei maj maja május mayıs μάιος μαΐου",
        "june juni juin junio giugno junho июнь июня czerwiec czerwca június haziran ιούνιος"
                + " ιουνίου jun",
        "july juli juillet julio luglio julho июль июля lipiec lipca július temmuz ιούλιος ιουλίου"
                + " jul",
        "august août agosto август августа augustus sierpień sierpnia augusti augusztus ağustos"
                + " αύγουστος αυγούστου",
        "september septembre septiembre setiembre settembre setembro сентябрь сентября wrzesień"
                + " września szeptember eylül σεπτέμβριος σεπτεμβρίου",
        "october oktober octobre octubre ottobre outubro октябрь октября październik"
                + " października október ekim οκτώβριος οκτωβρίου",
        "november novembre noviembre novembro ноябрь ноября listopada kasım νοέμβριος νοεμβρίου"
                + " nov",
        "december dezember décembre desember diciembre dicembre dezembro декабрь декабря grudzień"
                + " grudnia aralık δεκέμβριος δεκεμβρίου"
    };

    /** How weekdays begin, in the same languages. */
    private static final String WEEKDAYS =
            "mon tue wed thu fri sat sun mo di mi do fr sa so die mit don fre sam son lun mar mer"
                + " jeu ven dim mié jue vie sáb sab dom gio seg ter qua qui sex pon вто пн вт ср чт"
                + " пт сб вс пон сре чет пят суб вос ma wo vr za zo maa din woe vri zat zon wto śro"
                + " czw pią sob nie pn wt śr cz pt nd mån tis ons tor lör sön man lør søn hét ked"
                + " sze csü pén szo vas paz pzt sal çar per cum cmt δευ τρι τετ πεμ παρ σαβ κυρ";

    private static final int SHORTEST = 3;
    private static final int SEVERAL = 0;

    private static final Map<String, Integer> BY_BEGINNING = new HashMap<>();
    private static final Map<String, Boolean> DAYS = new HashMap<>();

    static {
        for (int month = 1; month <= MONTHS.length; month++) {
            for (String name : MONTHS[month - 1].split(" ")) {
                String folded = folded(name);
                for (int end = Math.min(SHORTEST, folded.length()); end <= folded.length(); end++) {
                    int of = month;
                    BY_BEGINNING.merge(
                            folded.substring(0, end), of, (one, two) -> one == of ? of : SEVERAL);
                }
            }
        }
        for (String day : WEEKDAYS.split(" ")) {
            DAYS.put(folded(day), true);
        }
    }

    private MonthNames() {}

    /**
     * @return 1 to 12; 0 if it is no month's name, or that of several
     */
    static int month(String word) {
        return BY_BEGINNING.getOrDefault(folded(word), SEVERAL);
    }

    /** Whether it may be a weekday's name: by how it begins. */
    static boolean isWeekday(String word) {
        String folded = folded(word);
        return DAYS.containsKey(folded)
                || folded.length() > SHORTEST && DAYS.containsKey(folded.substring(0, SHORTEST));
    }

    /** Lower case and without accents. */
    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return withoutMarks(lower);
            }
        }
        return lower;
    }

    private static String withoutMarks(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
                kept.append(apart.charAt(i));
            }
        }
        return kept.toString();
    }
}
