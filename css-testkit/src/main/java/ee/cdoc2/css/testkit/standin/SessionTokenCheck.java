package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The RP server's look at a session token: signature, issuer, times, its own nonce, and that the certificate is the person's.
 * Certificates are not looked at otherwise.
 *
 * @param issuer {@code iss}
 * @param keys the auth server's keys by name
 * @param isOurs whether the one disclosed element is of this server, with a nonce of its own
 */
record SessionTokenCheck(
        String issuer, Function<String, Optional<PublicKey>> keys, Predicate<String> isOurs, Clock clock) {

    private static final int PARTS = 3;

    /** {@return the recipient id of who has signed in, or nothing if the session is not acceptable} */
    Optional<String> person(String sessionToken, String x5c) {
        try {
            String[] parts = sessionToken.split("~");
            IssuedToken token = new IssuedToken(sessionToken);
            ReadJson claims = token.claims();
            String subject = claims.text("sub").orElseThrow();
            boolean acceptable = sessionToken.endsWith("~")
                    && parts.length == PARTS
                    && signed(token)
                    && claims.text("iss").orElseThrow().equals(issuer)
                    && inTime(claims)
                    && disclosed(claims, parts)
                    && isOurs.test(token.elements().get(0))
                    && subject.equals("etsi/" + serialNumber(x5c));
            return acceptable ? Optional.of(subject) : Optional.empty();
        } catch (NoSuchElementException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }

    private boolean signed(IssuedToken token) throws GeneralSecurityException {
        ReadJson header = decoded(token.jwt().split("\\.")[0]);
        Optional<PublicKey> key = header.text("kid").flatMap(keys);
        if (key.isEmpty()
                || !header.text("alg").orElseThrow().equals("ES256")
                || !header.text("typ").orElseThrow().equals(SessionTokenIssuer.TYPE)) {
            return false;
        }
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key.get());
        verifier.update(token.signingInput().getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(token.signature());
    }

    private boolean inTime(ReadJson claims) {
        long now = clock.instant().getEpochSecond();
        return claims.number("iat").orElseThrow() <= now + 60
                && claims.number("exp").orElseThrow() > now - 60;
    }

    private static boolean disclosed(ReadJson claims, String[] parts) {
        List<ReadJson> audience = decoded(parts[1]).elements();
        return claims.member("_sd").orElseThrow().elements().contains(new ReadJson(digest(parts[1])))
                && "aud".equals(audience.get(1).value())
                && audience.get(2).elements().stream()
                        .anyMatch(element -> element.text("...")
                                .filter(digest(parts[2])::equals)
                                .isPresent());
    }

    private static String serialNumber(String x5c) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(x5c)));
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] found = subject.getRDNs(BCStyle.SERIALNUMBER);
        return found[0].getFirst().getValue().toString();
    }

    private static String digest(String disclosure) {
        return new DisclosureText(disclosure).digest();
    }

    private static ReadJson decoded(String base64url) {
        return ReadJson.of(Base64.getUrlDecoder().decode(base64url)).orElseThrow();
    }
}
