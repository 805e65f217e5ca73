package org.newsmill.console;

import io.javalin.http.sse.SseClient;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Who looks at the page: each is sent events by server-sent events (HTML Living Standard, section
 * 9.2). One that does not take them misses some, and holds up nobody. Thread-safe.
 */
final class Viewers implements AutoCloseable {

    private static final int MOST = 16;

    private record Viewer(SseClient client, AtomicBoolean busy) {}

    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final ExecutorService senders =
            Executors.newFixedThreadPool(
                    MOST,
                    work -> {
                        Thread thread = new Thread(work, "newsmill-console-viewer");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param greeting is sent first, as the event {@code hello}, and what comes meanwhile after it
     */
    void add(SseClient client, Supplier<String> greeting) {
        Viewer viewer = new Viewer(client, new AtomicBoolean());
        synchronized (viewer) {
            if (!admit(viewer)) {
                client.sendEvent("full", "There are " + MOST + " viewers already.");
                client.close();
                return;
            }
            client.keepAlive();
            client.onClose(() -> viewers.remove(viewer));
            client.sendEvent("hello", greeting.get());
        }
    }

    private synchronized boolean admit(Viewer viewer) {
        return viewers.size() < MOST && viewers.add(viewer);
    }

    boolean areThere() {
        return !viewers.isEmpty();
    }

    void send(String event, String data) {
        for (Viewer viewer : viewers) {
            if (viewer.client().terminated()) {
                viewers.remove(viewer);
            } else if (viewer.busy().compareAndSet(false, true)) {
                senders.execute(() -> send(viewer, event, data));
            }
        }
    }

    private void send(Viewer viewer, String event, String data) {
        try {
            synchronized (viewer) {
                viewer.client().sendEvent(event, data);
            }
        } catch (RuntimeException gone) {
            viewers.remove(viewer);
        } finally {
            viewer.busy().set(false);
        }
    }

    /**
     * Says goodbye to all. To be called while the server still serves: Javalin 7.2.3 spins forever
     * when a stream is closed whose request is gone.
     */
    void dismiss() {
        for (Viewer viewer : viewers) {
            viewers.remove(viewer);
            viewer.client().close();
        }
    }

    @Override
    public void close() {
        viewers.clear();
        senders.shutdownNow();
    }
}
