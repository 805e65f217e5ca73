package org.newsmill.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;

/**
 * Ends the process at once on Ctrl-C if it was told to end already: the JVM itself ignores further
 * signals while it ends. By reflection, since the JDK's door to signals is not part of Java; where
 * it is missing, the JVM's own way stays. Thread-safe.
 */
final class SecondSignal implements InvocationHandler {

    private static final String NAME = "INT";

    /** As a shell says of what SIGINT has ended. */
    private static final int CODE = 130;

    private final BooleanSupplier toldBefore;
    private final Method handle;
    private volatile boolean seen;
    private volatile Object jvms;

    private SecondSignal(BooleanSupplier toldBefore, Method handle) {
        this.toldBefore = toldBefore;
        this.handle = handle;
    }

    /**
     * @param toldBefore whether the process was told to end in any other way
     */
    static void listen(BooleanSupplier toldBefore) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            SecondSignal ours = new SecondSignal(toldBefore, handler.getMethod("handle", signal));
            ours.jvms =
                    signal.getMethod("handle", signal, handler)
                            .invoke(
                                    null,
                                    signal.getConstructor(String.class).newInstance(NAME),
                                    Proxy.newProxyInstance(
                                            handler.getClassLoader(),
                                            new Class<?>[] {handler},
                                            ours));
        } catch (ReflectiveOperationException | RuntimeException notThere) {
            // As with another JVM, or -Xrs: a second Ctrl-C is ignored then.
            return;
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!method.equals(handle)) {
            return method.invoke(this, arguments);
        }
        if (seen || toldBefore.getAsBoolean()) {
            Runtime.getRuntime().halt(CODE);
        }
        seen = true;
        return handle.invoke(jvms, arguments);
    }
}
