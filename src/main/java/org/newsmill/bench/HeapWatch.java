package org.newsmill.bench;

import com.sun.management.GarbageCollectionNotificationInfo;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * How full this JVM's heap gets: it is fullest just before a collection, and what is left after one
 * is what is in use. Thread-safe.
 */
final class HeapWatch {

    private final AtomicLong peak = new AtomicLong();
    private final AtomicLong live = new AtomicLong();
    private final Set<String> heapPools =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());

    HeapWatch() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notice, ignored) -> collected(notice), null, null);
        }
    }

    private void collected(Notification notice) {
        if (notice.getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var info =
                    GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData())
                            .getGcInfo();
            raise(peak, used(info.getMemoryUsageBeforeGc()));
            raise(live, used(info.getMemoryUsageAfterGc()));
        }
    }

    private long used(Map<String, MemoryUsage> usage) {
        return heapPools.stream()
                .map(usage::get)
                .filter(pool -> pool != null)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static void raise(AtomicLong most, long bytes) {
        most.accumulateAndGet(bytes, Math::max);
    }

    void reset() {
        peak.set(0);
        live.set(0);
    }

    /** The most bytes in use at any time since the last reset. */
    long peak() {
        raise(peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return peak.get();
    }

    /** The most bytes that a collection has left since the last reset; 0 where there was none. */
    long live() {
        return live.get();
    }
}
