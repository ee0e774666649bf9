package ee.cdoc2.css.testkit.ocsp;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The responder as a process of its own; ends when it is killed. */
public final class OcspResponderMain {

    private static final int FIRST_KEYSTORE = 2;

    private OcspResponderMain() {}

    /**
     * Starts it, and prints its URL in one line once it listens.
     *
     * @param arguments port (0 for a free one), the keystores' password, and a PKCS #12 file per authority, as
     *        {@link CertificateAuthority#writePkcs12} writes it
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length <= FIRST_KEYSTORE) {
            System.err.println("usage: OcspResponderMain <port> <password> <authority.p12>...");
            System.exit(2);
        }
        List<CertificateAuthority> authorities = Arrays.stream(arguments)
                .skip(FIRST_KEYSTORE)
                .map(file -> CertificateAuthority.read(Path.of(file), arguments[1].toCharArray()))
                .toList();
        try (OcspResponder responder =
                OcspResponder.start(Integer.parseInt(arguments[0]), Clock.systemUTC(), authorities)) {
            System.out.println("OCSP responder listens at " + responder.url(""));
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
