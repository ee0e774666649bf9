package ee.cdoc2.css.authentication;

import ee.cdoc2.css.relyingparty.CounterSignatureFields;

/** What comes beside an auth token to show through which relying party it was signed: exactly one of the two. */
public sealed interface RelyingPartyProof {

    /**
     * Smart-ID: the signature itself covers the relying party.
     *
     * @param parameters the value of {@code x-cdoc2-sid-rpv3-signature-parameters}
     */
    record SmartId(String parameters) implements RelyingPartyProof {}

    /**
     * Mobile-ID: the RP server's counter-signature.
     *
     * @param fields the four headers
     */
    record MobileId(CounterSignatureFields fields) implements RelyingPartyProof {}
}
