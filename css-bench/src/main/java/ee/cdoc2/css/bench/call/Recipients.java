package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The people whom shares are for, as many for each kind of key. Each has a certificate of their own: what a server remembers
 * of a certificate helps it as little as it would with real people. Certificates are made when they are first asked for. Those with an
 * RSA key have all the same one, which takes a second to make; no server knows that they do.
 */
public final class Recipients {
    private static final long FIRST_PERSONAL_CODE = 48010010001L;

    private final CertificateAuthority issuer;
    private final int count;
    private final Map<KeyType, List<Recipient>> byKey = new HashMap<>();

    /**
     * @param issuer of their certificates, whom the server trusts
     * @param count how many there are
     */
    public Recipients(CertificateAuthority issuer, int count) {
        this.issuer = issuer;
        this.count = count;
    }

    /** {@return those who have a key of this kind} */
    List<Recipient> with(KeyType key) {
        return byKey.computeIfAbsent(key, this::issued);
    }

    private List<Recipient> issued(KeyType key) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(index -> "PNOEE-" + (FIRST_PERSONAL_CODE + index))
                .map(person -> new Recipient("etsi/" + person, issuer.issue(profile(person, key))))
                .toList();
    }

    private static CertificateRequest profile(String person, KeyType key) {
        return key.equals(KeyType.P256)
                ? CertificateProfiles.mobileId(person)
                : CertificateProfiles.smartId(person).key(key);
    }
}
