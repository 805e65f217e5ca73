package org.newsmill.check;

import org.apache.kafka.common.config.ConfigException;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.Codecs;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.OperationSettings;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What this process needs of the machine it runs on. */
final class ProcessChecks {

    private static final String VARIABLE = "NEWSMILL_CLASSPATH";

    private ProcessChecks() {}

    static List<Finding> settings(Site site) {
        try {
            ClientCheck.check(site.config());
        } catch (ConfigException | SetupException invalid) {
            return List.of(
                    Finding.fault(
                            "a client refuses its settings: " + Site.words(invalid),
                            "correct that setting; 'newsmill config' lists Newsmill's own"));
        }
        TreeSet<String> unknown = new TreeSet<>(site.config().unknownKeys());
        return unknown.isEmpty()
                ? List.of(Finding.sound("all known, and Kafka's clients take them"))
                : List.of(
                        Finding.risk(
                                "nobody here knows " + String.join(", ", unknown),
                                "correct the name, unless a class of your own reads it"));
    }

    /** The launcher gives Java what is in lib/ext and what the variable names. */
    static List<Finding> plugins(Site site) {
        List<Finding> found = new ArrayList<>();
        String named = System.getenv(VARIABLE);
        for (String entry : (named == null ? "" : named).split(File.pathSeparator)) {
            String path = entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry;
            if (!path.isEmpty() && !Files.exists(Path.of(path))) {
                found.add(
                        Finding.risk(
                                VARIABLE + " names " + entry + ", which is not there",
                                "correct the path, or take it out"));
            }
        }
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("lib/ext/") || named != null && isAmong(entry, named)) {
                jars.add(Path.of(entry).getFileName().toString());
            }
        }
        found.add(
                Finding.sound(
                        jars.isEmpty()
                                ? "none on the class path"
                                : "on the class path: " + String.join(", ", jars)));
        return found;
    }

    private static boolean isAmong(String entry, String named) {
        for (String each : named.split(File.pathSeparator)) {
            String folder = each.endsWith("*") ? each.substring(0, each.length() - 1) : each;
            if (!folder.isEmpty() && entry.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    static List<Finding> codecs(Site site) {
        String broken = Codecs.fault();
        return List.of(
                broken == null
                        ? Finding.sound("gzip, snappy, lz4 and zstd can be read")
                        : Finding.fault(broken, Codecs.remedy()));
    }

    /** An instance that runs here already has the port; another cannot start beside it. */
    static List<Finding> port(Site site) {
        String host = site.config().get(OperationSettings.HTTP_HOST);
        int port = site.config().get(OperationSettings.HTTP_PORT);
        if (port < 0) {
            return List.of(Finding.sound("none is asked for"));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return List.of(Finding.sound(host + ":" + port + " is free"));
        } catch (IOException taken) {
            return List.of(
                    Finding.risk(
                            host + ":" + port + " cannot be bound: " + taken.getMessage(),
                            "if that is no instance of Newsmill that runs already, set "
                                    + OperationSettings.HTTP_PORT.key()
                                    + " or "
                                    + OperationSettings.HTTP_HOST.key()));
        }
    }
}
