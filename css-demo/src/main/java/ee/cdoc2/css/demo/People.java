package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.ocsp.GoodAnswer;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.ocsp.OcspResponder;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.standin.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A throw-away PKI: an eID authority and two vendors' with their OCSP responder, the people with certificates of theirs, and
 * the signer of the server list.
 */
final class People implements AutoCloseable {
    static final RecipientId.Etsi MARI = new RecipientId.Etsi("etsi/PNOEE-48010010101");
    static final RecipientId.Etsi JAAN = new RecipientId.Etsi("etsi/PNOEE-37101010021");
    static final RecipientId CUSTOMER =
            RecipientId.parse("private/JIO/70000349").orElseThrow();

    private final CertificateAuthority eid = CertificateAuthority.named("Throw-away eID CA");
    private final CertificateAuthority vendor = CertificateAuthority.named("Throw-away CA of the vendor JIO");
    private final CertificateAuthority otherVendor = CertificateAuthority.named("Throw-away CA of the vendor ACME");
    private final OcspResponder ocsp = OcspResponder.start(eid, vendor, otherVendor);
    private final String good = ocsp.url(GoodAnswer.GOOD);
    private final Person mari = Person.of(eid, MARI.subjectSerialNumber(), good);
    private final Person jaan = Person.of(eid, JAAN.subjectSerialNumber(), good, KeyType.rsa(3072));

    /** {@return Mari with her phone: Smart-ID and Mobile-ID} */
    Person mariWithPhone() {
        return mari;
    }

    /** {@return Jaan with his phone} */
    Person jaanWithPhone() {
        return jaan;
    }

    /** {@return Mari with a phone that she has reported as lost} */
    Person mariWithLostPhone() {
        return Person.of(eid, MARI.subjectSerialNumber(), ocsp.url(OcspFault.REVOKED));
    }

    /** {@return Mari with a P-256 key, as Mobile-ID gives them: signs ES256} */
    Signer mari() {
        return signer(mari.mobileId());
    }

    /** {@return Mari, with the certificate of a phone that she has reported as lost} */
    Signer mariRevoked() {
        return signer(eid, CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(ocsp.url(OcspFault.REVOKED)));
    }

    /** {@return Jaan with an RSA key, as Smart-ID gives them: signs RS256} */
    Signer jaan() {
        return signer(jaan.smartId());
    }

    /** {@return a customer of the vendor JIO} */
    Signer customer() {
        return signer(vendor, CertificateProfiles.mobileId("70000349").ocspUrl(good));
    }

    /** {@return a customer of the vendor JIO, whom the vendor gave Mari's personal code} */
    Signer customerAsMari() {
        return signer(vendor, CertificateProfiles.mobileId("PNOEE-48010010101").ocspUrl(good));
    }

    /** {@return somebody whom another vendor gave the number of JIO's customer} */
    Signer customerOfOther() {
        return signer(otherVendor, CertificateProfiles.mobileId("70000349").ocspUrl(good));
    }

    /** {@return who signs the server list} */
    Identity listSigner() {
        return CertificateAuthority.named("Throw-away CA").issue(CertificateProfiles.mobileId("LIST"));
    }

    /** {@return host and port of the OCSP responder} */
    String ocspHost() {
        return URI.create(good).getAuthority();
    }

    /** {@return how many answers the OCSP responder has given so far, by status} */
    Map<String, Integer> ocspAnswers() {
        return Map.of(
                "good", ocsp.count(GoodAnswer.GOOD.path()),
                "revoked", ocsp.count(OcspFault.REVOKED.path()));
    }

    /**
     * {@return the settings of a server that trusts these authorities}
     *
     * @param folder for the files with their certificates
     */
    Map<String, String> trustSettings(Path folder) {
        return Map.of(
                "CSS_TRUST_ANCHORS", written(folder.resolve("eid-ca.pem"), eid),
                "CSS_TRUST_PRIVATE_JIO", written(folder.resolve("jio-ca.pem"), vendor),
                "CSS_TRUST_PRIVATE_ACME", written(folder.resolve("acme-ca.pem"), otherVendor),
                "CSS_OCSP_ALLOWED_HOSTS", ocspHost());
    }

    @Override
    public void close() {
        ocsp.close();
    }

    private static String written(Path file, CertificateAuthority authority) {
        Pem.write(file, List.of(authority.certificate()));
        return file.toAbsolutePath().toString();
    }

    private static Signer signer(CertificateAuthority authority, CertificateRequest request) {
        return signer(authority.issue(request));
    }

    private static Signer signer(Identity identity) {
        return new KeySigner(identity.key(), identity.certificate());
    }
}
