package org.newsmill.format;

import org.newsmill.article.Outcome;

import java.util.List;
import java.util.Locale;

/**
 * Reads every {@link Bomb} of the size that events may have by default, and prints how many
 * milliseconds of processor time it took at best, how large it was and what became of it. To be run
 * with a heap of which 64 MB are free for an event. The exit code is 1 if one took longer than a
 * second, needed more memory, or became something else. Argument: a part of names; without it all.
 */
public final class BombsMain {

    private static final int ROUNDS = 3;
    private static final long MOST_MILLIS = 1_000;
    private static final Bombs BOMBS = new Bombs(1);

    private BombsMain() {}

    public static void main(String[] args) {
        String wanted = args.length == 0 ? "" : args[0];
        boolean well = true;
        for (Bomb bomb : BOMBS.all()) {
            if (bomb.name().contains(wanted)) {
                well &= isWell(bomb);
            }
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean isWell(Bomb bomb) {
        byte[] bytes = bomb.bytes();
        long best = Long.MAX_VALUE;
        String became = "";
        for (int round = 0; round < ROUNDS; round++) {
            long began = ParserSpeed.cpuNanos();
            List<Outcome> outcomes = BOMBS.read(bytes);
            best = Math.min(best, (ParserSpeed.cpuNanos() - began) / 1_000_000);
            became = Bomb.became(outcomes);
        }
        boolean well = best <= MOST_MILLIS && became.startsWith(bomb.becomes());
        System.out.printf(
                Locale.ROOT,
                "%s %5d ms %4.1f MB  %-50.50s %.90s%n",
                well ? " " : "!",
                best,
                bytes.length / 1e6,
                bomb.name().replace('\0', '0'),
                became);
        return well;
    }
}
