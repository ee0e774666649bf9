package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Tls;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.sk.smartid.AuthenticationHash;
import ee.sk.smartid.HashType;
import ee.sk.smartid.SmartIdAuthenticationResponse;
import ee.sk.smartid.SmartIdClient;
import ee.sk.smartid.exception.SmartIdException;
import ee.sk.smartid.exception.UserAccountException;
import ee.sk.smartid.exception.UserActionException;
import ee.sk.smartid.exception.useraction.SessionTimeoutException;
import ee.sk.smartid.exception.useraction.UserSelectedWrongVerificationCodeException;
import ee.sk.smartid.rest.dao.Interaction;
import ee.sk.smartid.rest.dao.SemanticsIdentifier;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Smart-ID through SK's relying-party service (its API version 2: the hash is signed as it is, with PKCS #1 v1.5). */
public final class SmartIdSigner implements Signer {
    private static final String SHOWN_TEXT = "Open an encrypted document";
    private static final String TRY_AGAIN = "Try again.";

    private final SmartIdClient client;
    private final RecipientId.Etsi person;
    private final VerificationCodeDisplay display;

    /**
     * A person with Smart-ID.
     *
     * @param service the contract
     * @param person  who is to sign
     * @param display shows the verification code
     * @param clock   for the validity of the service's TLS certificate
     */
    public SmartIdSigner(RelyingParty service, RecipientId.Etsi person, VerificationCodeDisplay display, Clock clock) {
        this.person = person;
        this.display = display;
        this.client = new SmartIdClient();
        client.setRelyingPartyUUID(service.uuid());
        client.setRelyingPartyName(service.name());
        client.setHostUrl(service.url());
        client.setTrustSslContext(Tls.pinned(service.certificates(), clock));
        client.setSessionStatusResponseSocketOpenTime(TimeUnit.SECONDS, 20);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.RS256;
    }

    @Override
    public SignedHash sign(HashToSign hash) {
        AuthenticationHash toSign = new AuthenticationHash();
        toSign.setHash(hash.bytes());
        toSign.setHashType(HashType.SHA256);
        display.show(toSign.calculateVerificationCode());
        try {
            SmartIdAuthenticationResponse response = client.createAuthentication()
                    .withSemanticsIdentifier(new SemanticsIdentifier(person.subjectSerialNumber()))
                    .withAuthenticationHash(toSign)
                    .withCertificateLevel("QUALIFIED")
                    .withAllowedInteractionsOrder(List.of(Interaction.displayTextAndPIN(SHOWN_TEXT)))
                    .authenticate();
            return new SignedHash(response.getSignatureValue(), response.getCertificate());
        } catch (SessionTimeoutException late) {
            throw failed("Smart-ID: it was not confirmed in time.", TRY_AGAIN);
        } catch (UserSelectedWrongVerificationCodeException wrong) {
            throw failed("Smart-ID: the wrong verification code was chosen.", TRY_AGAIN);
        } catch (UserActionException refused) {
            throw failed("Smart-ID: it was refused on the phone.", "Try again, and confirm with PIN1.");
        } catch (UserAccountException noAccount) {
            throw failed(
                    "Smart-ID: this person has no account that can be used.",
                    "Check the recipient, and the state of the account on the Smart-ID portal.");
        } catch (SmartIdException refused) {
            throw failed(
                    "Smart-ID: the service does not do it, or its answer makes no sense.",
                    "Check UUID and name of the relying party, and that the service works.");
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw failed(
                    "Smart-ID: the service cannot be reached, or shows another TLS certificate than configured.",
                    "Check its URL and certificate, and try again later.");
        }
    }

    private static ClientException failed(String message, String advice) {
        return new ClientException(Failure.SIGNING_FAILED, message, advice);
    }
}
