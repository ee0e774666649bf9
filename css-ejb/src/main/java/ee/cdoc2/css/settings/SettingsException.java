package ee.cdoc2.css.settings;

import ee.cdoc2.css.failure.Causes;
import java.util.List;
import java.util.Optional;

/** The configuration has faults; all of them are told at once. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /**
     * The configuration has these faults.
     *
     * @param faults one sentence each, beginning with the property's name; no passwords in them
     */
    public SettingsException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * Finds the faults within what a container made of this exception.
     *
     * @param failure any failure
     * @return the configuration exception in its chain of causes
     */
    public static Optional<SettingsException> within(Throwable failure) {
        return Causes.first(SettingsException.class, failure);
    }

    /** {@return one sentence for each fault} */
    public List<String> faults() {
        return faults;
    }
}
