package org.newsmill.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads that do not keep the process alive. */
final class Background {

    private Background() {}

    static ScheduledExecutorService threads(int count, String name) {
        return Executors.newScheduledThreadPool(
                count,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
