package ee.cdoc2.css.demo;

import ee.cdoc2.css.testkit.ocsp.OcspResponderMain;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OCSP responder of the throw-away authorities, in a process of its own. */
final class OcspProcess implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("OCSP responder listens at (\\S+)");
    private static final String PASSWORD = "throw-away";

    private final Process process;
    private final String url;

    private OcspProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it for these authorities; it listens when this returns. */
    static OcspProcess start(Path folder, List<CertificateAuthority> authorities) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OcspResponderMain.class.getName(),
                "0",
                PASSWORD));
        for (int i = 0; i < authorities.size(); i++) {
            Path file = folder.resolve("authority-" + i + ".p12").toAbsolutePath();
            authorities.get(i).writePkcs12(file, PASSWORD.toCharArray());
            command.add(file.toString());
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader reader = process.inputReader();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    return new OcspProcess(process, listens.group(1));
                }
            }
            throw new IllegalStateException("the OCSP responder did not start");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it says of every certificate that it is good. */
    String good() {
        return url + "/good";
    }

    /** Where it says of every certificate that it is revoked. */
    String revoked() {
        return url + "/revoked";
    }

    /** Host and port, for the list of responders that the servers may ask. */
    String host() {
        return URI.create(url).getAuthority();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
