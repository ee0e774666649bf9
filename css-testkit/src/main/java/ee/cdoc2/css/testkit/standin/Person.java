package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;

/**
 * Somebody with a phone, which has both means in it.
 *
 * @param semanticsId {@code PNOEE-} and eleven digits
 * @param phoneNumber {@code +372…}, for Mobile-ID
 * @param smartId RSA
 * @param mobileId P-256
 */
public record Person(String semanticsId, String phoneNumber, Identity smartId, Identity mobileId) {

    /**
     * {@return a person with new certificates and a Smart-ID key of 2048 bits}
     *
     * @param ocspUrl for both certificates
     */
    public static Person of(CertificateAuthority issuer, String semanticsId, String ocspUrl) {
        return of(issuer, semanticsId, ocspUrl, KeyType.rsa(2048));
    }

    /** {@return the same with a Smart-ID key of this length; real ones have 6144 bits} */
    public static Person of(CertificateAuthority issuer, String semanticsId, String ocspUrl, KeyType smartIdKey) {
        String digits = semanticsId.replaceAll("\\D", "");
        return new Person(
                semanticsId,
                "+372" + digits.substring(Math.max(0, digits.length() - 8)),
                issuer.issue(
                        CertificateProfiles.smartId(semanticsId).key(smartIdKey).ocspUrl(ocspUrl)),
                issuer.issue(CertificateProfiles.mobileId(semanticsId).ocspUrl(ocspUrl)));
    }

    /** {@return the recipient id, {@code etsi/PNOEE-…}: {@code sub} and {@code iss} of tokens} */
    public String recipientId() {
        return "etsi/" + semanticsId;
    }

    /** Without name, number and keys. */
    @Override
    public String toString() {
        return "Person";
    }
}
