package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Optional;

/** Which keys sign tickets: of the private half and of the public one alike. */
final class SignatureKey {
    private static final EllipticCurve P256 = p256();

    private SignatureKey() {}

    /** {@return the algorithm of this key's signatures; nothing for one that is neither RSA nor P-256} */
    static Optional<SignatureAlgorithm> algorithm(Key key) {
        if (key.getAlgorithm().equals("RSA")) {
            return Optional.of(SignatureAlgorithm.RS256);
        }
        // other curves have as many bits, and no algorithm of a ticket
        return key instanceof ECKey ec && ec.getParams().getCurve().equals(P256)
                ? Optional.of(SignatureAlgorithm.ES256)
                : Optional.empty();
    }

    /** {@return what kind of key it is, for people} */
    static String kind(Key key) {
        if (key instanceof RSAKey rsa) {
            return key.getAlgorithm() + " key of " + rsa.getModulus().bitLength() + " bits";
        }
        return key instanceof ECKey ec
                ? "EC key of " + ec.getParams().getOrder().bitLength() + " bits"
                : key.getAlgorithm() + " key";
    }

    private static EllipticCurve p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
