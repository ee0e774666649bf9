package ee.cdoc2.css.testkit.ocsp;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.Polling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link OcspResponderMain} in a process of its own. */
public final class OcspResponderProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final String PASSWORD = "changeit";
    /** Or else each answer waits 40 ms between head and body, for an acknowledgement that is delayed. */
    private static final String PROMPT_ANSWERS = "-Dsun.net.httpserver.nodelay=true";

    private static final Pattern LISTENS = Pattern.compile("listens at (http://127\\.0\\.0\\.1:\\d+)");

    private final ChildProcess process;
    private final String url;

    private OcspResponderProcess(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @param directory for its keystores and its log
     * @param authorities it answers for
     */
    public static OcspResponderProcess start(Path directory, List<CertificateAuthority> authorities) {
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                PROMPT_ANSWERS,
                "-cp",
                classPath(),
                OcspResponderMain.class.getName(),
                "0",
                PASSWORD));
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (int i = 0; i < authorities.size(); i++) {
            Path file = directory.resolve("authority-" + i + ".p12");
            authorities.get(i).writePkcs12(file, PASSWORD.toCharArray());
            command.add(file.toString());
        }
        ChildProcess process = ChildProcess.start(command, Map.of(), directory.resolve("responder.log"));
        if (!new Polling(READY_WITHIN)
                        .until(() -> LISTENS.matcher(process.output()).find() || !process.alive())
                || !process.alive()) {
            throw new DidNotStart("the OCSP responder does not listen", process.output());
        }
        Matcher line = LISTENS.matcher(process.output());
        line.find();
        return new OcspResponderProcess(process, line.group(1));
    }

    /** {@return the URL of a behaviour, for example of {@code /good}: see {@link OcspResponder}} */
    public String url(String path) {
        return url + path;
    }

    /** {@return its host and port} */
    public String authority() {
        return URI.create(url).getAuthority();
    }

    /** {@return a URL that shows this fault to the first request with this token, and good answers later} */
    public String once(OcspFault fault, String token) {
        return url(fault.oncePath(token));
    }

    /** {@return how often this path was asked} */
    public int count(String path) {
        try (InputStream answer = URI.create(url("/count" + path)).toURL().openStream()) {
            return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.terminate();
    }

    /** Under Maven's test plugins java.class.path is one jar with a manifest; they set a property of their own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
