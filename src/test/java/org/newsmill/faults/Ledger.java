package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbered events, every tenth of them broken, and what has come of each. */
final class Ledger {

    private static final int BROKEN_EVERY = 10;

    private final Site site;
    private int sent;
    private boolean tagged;

    Ledger(Site site) {
        this.site = site;
    }

    /** From now on events are tagged blocks, whose records go to a topic of their own. */
    Ledger tagged() {
        tagged = true;
        return this;
    }

    /** Sends the next so many events and waits until they are acknowledged. */
    void send(int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(sent + i));
        }
        site.send(events);
        sent += count;
    }

    private ProducerRecord<byte[], byte[]> event(int number) {
        String text = "Story number " + number + " of many. ".repeat(100);
        if (isBroken(number)) {
            text = " ";
        } else if (tagged) {
            text = Mill.tagged(number, text);
        }
        byte[] name = Integer.toString(number).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(site.topics().raw(), name, text.getBytes(UTF_8));
        event.headers().add("ce_source", "wire".getBytes(UTF_8)).add("ce_id", name);
        return event;
    }

    private static boolean isBroken(int number) {
        return number % BROKEN_EVERY == 0;
    }

    int sent() {
        return sent;
    }

    /** How many records and letters are committed by now. */
    int written() {
        return site.read(site.outputs()).size() + site.read(site.topics().deadLetters()).size();
    }

    /** Waits until there are as many as were sent; there must be one of each, and no other. */
    void check(Duration patience, String title) {
        int letters = (sent + BROKEN_EVERY - 1) / BROKEN_EVERY;
        site.await(patience, sent - letters, site.outputs());
        site.await(patience, letters, site.topics().deadLetters());
        Map<String, Integer> articlesRead = numbers(site.outputs());
        Map<String, Integer> lettersRead = numbers(site.topics().deadLetters());
        System.out.printf(
                "%s: %d events, %d articles and %d letters, %d missing, %d doubled%n",
                title,
                sent,
                total(articlesRead),
                total(lettersRead),
                sent - articlesRead.size() - lettersRead.size(),
                total(articlesRead)
                        + total(lettersRead)
                        - articlesRead.size()
                        - lettersRead.size());
        for (int number = 0; number < sent; number++) {
            assertThat(articlesRead.getOrDefault(Integer.toString(number), 0))
                    .as("records of event %d", number)
                    .isEqualTo(isBroken(number) ? 0 : 1);
            assertThat(lettersRead.getOrDefault(Integer.toString(number), 0))
                    .as("letters of event %d", number)
                    .isEqualTo(isBroken(number) ? 1 : 0);
        }
        assertThat(total(articlesRead) + total(lettersRead)).isEqualTo(sent);
    }

    private Map<String, Integer> numbers(String... topics) {
        Map<String, Integer> numbers = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : site.read(topics)) {
            String key = new String(record.key(), UTF_8);
            numbers.merge(key.substring(key.lastIndexOf('/') + 1), 1, Integer::sum);
        }
        return numbers;
    }

    private static int total(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
