package org.newsmill.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server's certificate and a client's, made for this run by the JDK's keytool, and stores in
 * which each trusts the other.
 */
final class Certificates {

    static final String PASSWORD = "only-in-this-test";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    static Certificates in(Path folder) throws Exception {
        Certificates made = new Certificates(folder);
        made.make("server", "CN=localhost");
        made.make("client", "CN=newsmill");
        made.trust("server");
        made.trust("client");
        return made;
    }

    Path keys(String whose) {
        return folder.resolve(whose + ".p12");
    }

    /** What those need who are to trust that one. */
    Path trusting(String whom) {
        return folder.resolve("trusting-" + whom + ".p12");
    }

    private void make(String name, String subject) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        name,
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        subject,
                                        "-ext",
                                        "san=dns:localhost,ip:127.0.0.1",
                                        "-validity",
                                        "2",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        keys(name).toString(),
                                        "-storepass",
                                        PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate of " + name);
        }
    }

    private void trust(String name) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, load(keys(name)).getCertificate(name));
        try (OutputStream out = Files.newOutputStream(trusting(name))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private static KeyStore load(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** What a server shows, and whom it trusts. */
    SSLContext ofServer() throws Exception {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(load(keys("server")), PASSWORD.toCharArray());
        TrustManagerFactory others =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(load(trusting("client")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
