package ee.cdoc2.css.smartid;

import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.security.PrivateKey;
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
        return new AcspV2(
                        parameters.serverRandom(),
                        parameters.userChallenge(),
                        parameters.flowType().text(),
                        parameters.interactionsDigest(),
                        parameters.interactionTypeUsed(),
                        parameters.hash().name().replace('_', '-'),
                        parameters.hash().bytes())
                .sign(key, new SmartIdRelyingParty(party.schemeName(), party.name()), rpChallenge);
    }
}
