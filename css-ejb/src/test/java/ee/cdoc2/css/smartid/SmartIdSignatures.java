package ee.cdoc2.css.smartid;

import ee.cdoc2.css.protocol.AcspV2Text;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.EnumSet;

/** Signatures as Smart-ID's RP API v3 makes them, in tests. */
public final class SmartIdSignatures {
    public static final RelyingParty DEMO = new RelyingParty("smart-id-demo", "DEMO", EnumSet.allOf(FlowType.class));

    /** As clients send them today. */
    public static final String PARAMETERS = "{\"interactionsDigest\":\"4A3QKDqjmqAtxFj6SiY5kbTpLaDY7pPFp3oDA5qAc/8=\","
            + "\"interactionTypeUsed\":\"confirmationMessageAndVerificationCodeChoice\",\"signature\":{"
            + "\"serverRandom\":\"moxzIbuBiNpW0ZwtaeybYTe0\","
            + "\"userChallenge\":\"qynnKC8ldGrnkCdpGKILdV2zcqJb5Wk54ZrUcEuHU5Y\","
            + "\"signatureAlgorithm\":\"rsassa-pss\",\"flowType\":\"Notification\","
            + "\"signatureAlgorithmParameters\":{\"hashAlgorithm\":\"SHA-256\",\"maskGenAlgorithm\":{"
            + "\"algorithm\":\"id-mgf1\",\"parameters\":{\"hashAlgorithm\":\"SHA-256\"}},\"saltLength\":32,"
            + "\"trailerField\":\"0xbc\"}}}";

    private SmartIdSignatures() {}

    /** {@return a signature for {@link #DEMO}} */
    public static byte[] sign(PrivateKey key, SignatureParameters parameters, String rpChallenge) {
        return sign(key, parameters, rpChallenge, DEMO);
    }

    public static byte[] sign(PrivateKey key, SignatureParameters parameters, String rpChallenge, RelyingParty party) {
        return sign(
                key,
                parameters.hash(),
                new AcspV2Text(
                                party.schemeName(),
                                parameters.serverRandom(),
                                rpChallenge,
                                parameters.userChallenge(),
                                party.name(),
                                parameters.interactionsDigest(),
                                parameters.interactionTypeUsed(),
                                parameters.flowType().text())
                        .bytes());
    }

    static byte[] sign(PrivateKey key, PssHash hash, byte[] text) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(hash.parameters());
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
