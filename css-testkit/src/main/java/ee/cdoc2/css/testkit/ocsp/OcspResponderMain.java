package ee.cdoc2.css.testkit.ocsp;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Runs the responder as a process of its own, until it is stopped. */
public final class OcspResponderMain {

    private static final int FIRST_KEYSTORE = 2;

    private OcspResponderMain() {}

    /**
     * Starts the responder, and prints {@code OCSP responder listens at URL} once it listens.
     *
     * @param arguments port (0 for a free one), the password of the key stores, and for each authority a PKCS #12 file
     *        that {@link CertificateAuthority#writePkcs12} wrote
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
