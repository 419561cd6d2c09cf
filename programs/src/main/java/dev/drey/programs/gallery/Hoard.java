package dev.drey.programs.gallery;

import java.lang.ref.SoftReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What code keeps and never gives back. */
final class Hoard {

    private static final List<Object> KEPT = new ArrayList<>();

    private Hoard() {}

    /** So many bytes of heap each time. */
    static Action heap(int bytes) {
        return moment -> keep(new byte[bytes]);
    }

    /** So many bytes of heap each time, which the collector may take when it must. */
    static Action softly(int bytes) {
        return moment -> keep(new SoftReference<>(new byte[bytes]));
    }

    /** So many bytes outside of the heap each time. */
    static Action direct(int bytes) {
        return moment -> keep(ByteBuffer.allocateDirect(bytes));
    }

    /** So many classes each time. */
    static Action classes(int count) {
        return moment -> {
            URL[] where = {Hoard.class.getProtectionDomain().getCodeSource().getLocation()};
            for (int each = 0; each < count; each++) {
                ClassLoader loader = new URLClassLoader(where, Hoard.class.getClassLoader());
                Class<?>[] types = {Runnable.class, Comparable.class, CharSequence.class};
                keep(Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> null));
            }
        };
    }

    private static void keep(Object object) {
        synchronized (KEPT) {
            KEPT.add(object);
        }
    }
}
