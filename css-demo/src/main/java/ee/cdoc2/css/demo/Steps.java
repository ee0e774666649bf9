package ee.cdoc2.css.demo;

import java.net.http.HttpResponse;

/** Tells the watcher what happens. */
final class Steps {
    private static final int SHOWN = 96;
    private int number;

    /** A step of the protocol. */
    void step(String what) {
        number++;
        System.out.printf("%n%d. %s%n", number, what);
    }

    /** Something to know. */
    void note(String what) {
        System.out.println("   " + what);
    }

    /** A request as it is sent. */
    void request(String method, String path, String... headers) {
        System.out.println("   > " + method + " " + path);
        for (String header : headers) {
            System.out.println("   > " + shortened(header));
        }
    }

    /** An answer as it came back. */
    void answer(HttpResponse<String> answer) {
        System.out.println("   < " + answer.statusCode());
        answer.headers().firstValue("Location").ifPresent(location -> System.out.println("   < Location: " + location));
        if (!answer.body().isEmpty()) {
            System.out.println("   < " + answer.body());
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
