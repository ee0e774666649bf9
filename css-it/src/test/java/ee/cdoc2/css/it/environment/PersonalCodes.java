package ee.cdoc2.css.it.environment;

import java.util.concurrent.atomic.AtomicLong;

/** Personal codes that nobody has had before in this run. */
final class PersonalCodes {

    private final AtomicLong last = new AtomicLong(48010010000L);

    /** {@return a semantics identifier, {@code PNOEE-} and eleven digits} */
    String next() {
        return "PNOEE-" + last.incrementAndGet();
    }
}
