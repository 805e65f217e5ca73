package org.newsmill.bench;

import org.newsmill.local.DevelopmentRegistry;
import org.newsmill.local.EmbeddedBroker;

import java.nio.file.Path;
import java.util.Map;

/** The process of broker and registry: whatever it is asked, it tells where they are. */
final class BrokerMain {

    /** Where to keep the data. */
    static final String FOLDER = "newsmill.bench.folder";

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty(FOLDER));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                DevelopmentRegistry registry = DevelopmentRegistry.start(null, 0)) {
            Map<String, String> where =
                    Map.of(
                            "bootstrapServers",
                            broker.bootstrapServers(),
                            "registryUrl",
                            registry.url());
            ChildProcess.serve(question -> where);
        }
    }
}
