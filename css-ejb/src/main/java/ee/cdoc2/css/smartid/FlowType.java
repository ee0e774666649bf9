package ee.cdoc2.css.smartid;

import java.util.Arrays;
import java.util.Optional;

/** How the user came to the Smart-ID app. */
public enum FlowType {
    /** By a code on another screen. */
    QR("QR"),
    /** From an app on the same device. */
    APP2APP("App2App"),
    /** From a browser on the same device. */
    WEB2APP("Web2App"),
    /** By a push message: the one that can be phished. */
    NOTIFICATION("Notification");

    private final String text;

    FlowType(String text) {
        this.text = text;
    }

    /** {@return the name in the signed text} */
    public String text() {
        return text;
    }

    /**
     * Looks up a flow.
     *
     * @param text its name, case-sensitive
     * @return the flow, or nothing
     */
    public static Optional<FlowType> named(String text) {
        return Arrays.stream(values()).filter(flow -> flow.text.equals(text)).findFirst();
    }
}
