package org.newsmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM beside this one, with the same class path, that answers each line of JSON with another. It
 * ends when its standard input does, so that it cannot outlive us. Not thread-safe.
 */
final class ChildProcess implements AutoCloseable {

    private static final int END_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String name;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private ChildProcess(Process process, String name) {
        this.process = process;
        this.name = name;
        this.answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param main the class to run; it answers with {@link #serve}
     */
    static ChildProcess start(Class<?> main, List<String> javaOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What Kafka retries it also logs; what matters is counted, or comes as an answer.
        command.add("-Dnewsmill.log.root=OFF");
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        return new ChildProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
                main.getSimpleName());
    }

    /**
     * @throws BenchException where the process reports a failure, or has ended
     */
    JsonNode ask(Object question) {
        try {
            questions.write(JSON.writeValueAsString(question));
            questions.write('\n');
            questions.flush();
            // A JVM prints its own warnings to standard output as well.
            String line = answers.readLine();
            while (line != null && !line.startsWith("{")) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new BenchException(
                        name + " ended unasked, with exit code " + process.waitFor());
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("failure")) {
                throw new BenchException(name + " failed: " + answer.get("failure").asText());
            }
            return answer;
        } catch (IOException broken) {
            throw new BenchException(name + " does not answer: " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for " + name, interrupted);
        }
    }

    /** Tells it to end, and sees to it. */
    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The child's side: answers what it is asked, until there is nothing more. */
    static void serve(Answers answers) throws IOException {
        PrintStream out = System.out;
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Object answer;
            try {
                answer = answers.to(JSON.readTree(line));
            } catch (Exception failed) {
                answer = JSON.createObjectNode().put("failure", failed.toString());
            }
            out.write((JSON.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** What a child does when it is asked. */
    interface Answers {
        Object to(JsonNode question) throws Exception;
    }
}
