package ee.cdoc2.css.keyset;

/** A server whose signatures are verified with keys that it publishes. The keys of the two stay apart. */
public enum SigningServer {
    /** Signs session tokens. */
    AUTH_SERVER("auth-server", "auth server"),
    /** Counter-signs what Mobile-ID has signed. */
    RP_SERVER("rp-server", "RP server");

    private final String label;
    private final String words;

    SigningServer(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** {@return its name in metrics, health and management} */
    public String label() {
        return label;
    }

    /** {@return its name in a sentence} */
    @Override
    public String toString() {
        return words;
    }
}
