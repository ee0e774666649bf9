package ee.cdoc2.css.remote;

/** Hears when a host is not asked any more, and when it is asked again. Safe for use by many threads. */
public interface RemoteWatch {

    /**
     * A pause begins or is over.
     *
     * @param host   its name and port
     * @param paused whether it is not asked from now on
     */
    void paused(String host, boolean paused);
}
