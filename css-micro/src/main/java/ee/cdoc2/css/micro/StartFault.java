package ee.cdoc2.css.micro;

import java.util.List;

/** CSS cannot start. Holds one message for each fault, for the operator to read; none has a secret in it. */
final class StartFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    StartFault(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    StartFault(String fault) {
        this(List.of(fault));
    }

    /** {@return the messages, at least one, without line ends} */
    List<String> faults() {
        return faults;
    }
}
