package org.newsmill.language;

import com.sun.management.OperatingSystemMXBean;

import org.newsmill.text.detect.LanguageIdentifier;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often the language of a text is told right, by its length, and how many texts a second of the
 * processor are told, by Newsmill and by others on the same texts. No other knows all of the texts'
 * languages: so each is also measured on the texts of those that it knows, and Newsmill on the
 * same.
 */
public final class IdentificationMain {

    private static final int[] LENGTHS = {1000, 200, 100, 50};
    private static final long LEAST_NANOS = 2_000_000_000L;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private record Sample(String language, String text) {}

    private final List<DevTexts.Text> texts = DevTexts.all();
    private final Peer ours =
            new Peer(
                    "Newsmill",
                    LanguageIdentifier.shipped().languages(),
                    LanguageIdentifier.shipped()::identify);

    private IdentificationMain() {}

    public static void main(String[] args) throws IOException {
        new IdentificationMain().measure();
    }

    private void measure() throws IOException {
        System.out.println(
                "| | characters | right of all | texts of its languages | right of these |"
                        + " Newsmill right | wrong, not null | texts/s | Newsmill |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        double[] speeds = new double[LENGTHS.length];
        for (Peer peer : peers()) {
            for (int i = 0; i < LENGTHS.length; i++) {
                List<Sample> all = samples(LENGTHS[i]);
                double speed = speed(peer, all);
                speeds[i] = peer == ours ? speed : speeds[i];
                print(peer, LENGTHS[i], all, speed, speeds[i] / speed);
            }
        }
    }

    private List<Peer> peers() throws IOException {
        List<Peer> peers = new ArrayList<>(List.of(ours));
        peers.addAll(Peer.all());
        return peers;
    }

    private List<Sample> samples(int length) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            samples.add(new Sample(texts.get(i).language(), texts.get(i).part(length, i)));
        }
        return samples;
    }

    private void print(Peer peer, int length, List<Sample> all, double speed, double times) {
        List<Sample> known =
                all.stream().filter(each -> peer.languages().contains(each.language())).toList();
        long wrong =
                all.stream()
                        .filter(each -> !isRight(peer, each))
                        .filter(each -> peer.identify().apply(each.text()) != null)
                        .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.3f | %,d | %.4f | %.4f | %d | %,.0f | %,.0f |%n",
                peer.name(),
                length,
                share(peer, all),
                known.size(),
                share(peer, known),
                share(ours, known),
                wrong,
                speed,
                times);
    }

    private static double share(Peer peer, List<Sample> samples) {
        return samples.stream().filter(each -> isRight(peer, each)).count()
                / (double) samples.size();
    }

    private static boolean isRight(Peer peer, Sample sample) {
        return sample.language().equals(peer.identify().apply(sample.text()));
    }

    /** Texts a second of this process's time, since some peers have threads of their own. */
    private static double speed(Peer peer, List<Sample> samples) {
        tellForLong(peer, samples);
        return tellForLong(peer, samples);
    }

    private static double tellForLong(Peer peer, List<Sample> samples) {
        long told = 0;
        long start = SYSTEM.getProcessCpuTime();
        long time = 0;
        while (time < LEAST_NANOS) {
            pass(peer, samples);
            told += samples.size();
            time = SYSTEM.getProcessCpuTime() - start;
        }
        return 1e9 * told / time;
    }

    private static void pass(Peer peer, List<Sample> samples) {
        long letters = 0;
        for (Sample sample : samples) {
            String language = peer.identify().apply(sample.text());
            letters += language == null ? 0 : language.length();
        }
        if (letters < 0) {
            throw new IllegalStateException("cannot be; so that the calls are not left out");
        }
    }
}
