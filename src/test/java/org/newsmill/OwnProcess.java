package org.newsmill;

import org.newsmill.cli.Main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a process of its own, with the Java and the classes of the test. */
public final class OwnProcess {

    private OwnProcess() {}

    /**
     * @param javaOptions such as {@code -Xmx256m}
     * @param arguments of the program, the command first
     */
    public static ProcessBuilder of(List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it ends before more would pay
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** The command {@code run}, in as little memory as it needs. */
    public static ProcessBuilder run(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(options);
        return of(List.of("-Xmx256m"), arguments);
    }
}
