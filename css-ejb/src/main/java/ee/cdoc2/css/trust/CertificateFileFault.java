package ee.cdoc2.css.trust;

import java.util.List;

/** Certificates cannot be used as they are configured. A server with such a configuration does not start. */
public final class CertificateFileFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    CertificateFileFault(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    /** {@return one sentence for each fault, with the path of the file, for the operator} */
    public List<String> messages() {
        return messages;
    }
}
