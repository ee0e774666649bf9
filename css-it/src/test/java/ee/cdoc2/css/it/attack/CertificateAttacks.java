package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.testkit.vectors.Signers;
import java.util.stream.Stream;

/** Attacks 62 to 64: both certificates. Each token is as good as it can be with the other certificate. */
final class CertificateAttacks {

    private CertificateAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                        of(
                                62,
                                "expired",
                                "not-yet-valid",
                                "stranger",
                                "same-name-authority",
                                "vendor-claims-etsi",
                                "issued-by-person",
                                "issued-by-unsent-subordinate",
                                "authority",
                                "self-signed"),
                        of(
                                63,
                                "signing",
                                "signing-and-authentication",
                                "no-key-usage",
                                "key-agreement",
                                "server-auth",
                                "ocsp-signing",
                                "any-extended-key-usage",
                                "two-serial-numbers",
                                "two-equal-serial-numbers",
                                "no-serial-number",
                                "lower-case-serial-number",
                                "longer-serial-number",
                                "serial-number-in-common-name",
                                "unknown-critical-extension"),
                        of(64, "p384", "p521", "secp256k1", "sha1-signed"),
                        rsa1024())
                .flatMap(each -> each);
    }

    private static Stream<Attack> of(int number, String... signers) {
        return Stream.of(signers)
                .flatMap(name -> Attack.both(number, "certificate " + name, 401, (token, scene) -> (request, same) -> {
                    Identity bad = scene.signers().named(name);
                    request.certificate(token, bad);
                    if (token == Token.AUTH) {
                        request.signer(token, new JwsSigner(bad)::sign);
                    }
                }));
    }

    private static Stream<Attack> rsa1024() {
        return Stream.of("rsa-1024", "rsa-2047")
                .map(name -> Attack.smartId(
                        64,
                        "certificate " + name + ", session",
                        401,
                        (request, scene) -> request.certificate(
                                        Token.SESSION, scene.signers().named(name))
                                .draft(
                                        Token.SESSION,
                                        draft -> scene.protocol()
                                                .session(new Recipient(
                                                        Signers.RECIPIENT,
                                                        scene.signers().named(name))))));
    }
}
