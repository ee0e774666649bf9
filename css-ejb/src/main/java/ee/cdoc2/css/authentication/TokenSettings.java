package ee.cdoc2.css.authentication;

import ee.cdoc2.css.relyingparty.CounterSignatureSettings;
import ee.cdoc2.css.session.SessionSettings;
import ee.cdoc2.css.smartid.RelyingParty;
import java.util.Optional;

/**
 * What the tokens of the second scheme must say to be for this server.
 *
 * @param sessions what a session token must say
 * @param signIn   the relying party at which people sign in with Smart-ID; nothing where Smart-ID may not sign
 * @param smartId  the relying party for which Smart-ID signs auth tokens; nothing where it may not
 * @param mobileId what the counter-signature of an auth token must say; nothing where Mobile-ID may not sign
 */
public record TokenSettings(
        SessionSettings sessions,
        Optional<RelyingParty> signIn,
        Optional<RelyingParty> smartId,
        Optional<CounterSignatureSettings> mobileId) {}
