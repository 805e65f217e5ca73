package org.newsmill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one command has written, run in this process.
 *
 * @param code its exit code
 */
record Commands(int code, List<String> out, List<String> err) {

    static Commands run(Map<String, String> settings, String input, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        settings.forEach((key, value) -> all.addAll(List.of("-D", key + "=" + value)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(input.getBytes(UTF_8)), out, err, false, 0);
        int code = Main.run(console, all.toArray(String[]::new));
        return new Commands(
                code, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
    }

    String text() {
        return String.join("\n", out) + "\n" + String.join("\n", err);
    }
}
