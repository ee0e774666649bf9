package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Tls;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.sk.mid.MidAuthentication;
import ee.sk.mid.MidClient;
import ee.sk.mid.MidDisplayTextFormat;
import ee.sk.mid.MidHashToSign;
import ee.sk.mid.MidHashType;
import ee.sk.mid.MidLanguage;
import ee.sk.mid.exception.MidDeliveryException;
import ee.sk.mid.exception.MidException;
import ee.sk.mid.exception.MidNotMidClientException;
import ee.sk.mid.exception.MidPhoneNotAvailableException;
import ee.sk.mid.exception.MidServiceUnavailableException;
import ee.sk.mid.exception.MidSessionTimeoutException;
import ee.sk.mid.exception.MidSslException;
import ee.sk.mid.exception.MidUserCancellationException;
import ee.sk.mid.rest.dao.MidSessionStatus;
import ee.sk.mid.rest.dao.request.MidAuthenticationRequest;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;

/** Mobile-ID through SK's relying-party service: the hash is signed on the SIM card with a P-256 key. */
public final class MobileIdSigner implements Signer {
    /** GSM-7, at most 40 characters. */
    private static final String SHOWN_TEXT = "Open an encrypted document";

    private static final int LONG_POLLING_SECONDS = 20;
    private static final String TRY_AGAIN = "Try again.";

    private final MidClient client;
    private final RecipientId.Etsi person;
    private final String phone;
    private final VerificationCodeDisplay display;

    /**
     * A person with Mobile-ID.
     *
     * @param service the contract
     * @param person  who is to sign
     * @param phone   with country code: {@code +37200000766}
     * @param display shows the verification code
     * @param clock   for the validity of the service's TLS certificate
     */
    public MobileIdSigner(
            RelyingParty service, RecipientId.Etsi person, String phone, VerificationCodeDisplay display, Clock clock) {
        this.person = person;
        this.phone = phone;
        this.display = display;
        this.client = MidClient.newBuilder()
                .withRelyingPartyUUID(service.uuid())
                .withRelyingPartyName(service.name())
                .withHostUrl(service.url())
                .withTrustSslContext(Tls.pinned(service.certificates(), clock))
                .withLongPollingTimeoutSeconds(LONG_POLLING_SECONDS)
                .build();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public SignedHash sign(HashToSign hash) {
        MidHashToSign toSign = MidHashToSign.newBuilder()
                .withHash(hash.bytes())
                .withHashType(MidHashType.SHA256)
                .build();
        display.show(toSign.calculateVerificationCode());
        try {
            MidAuthenticationRequest request = MidAuthenticationRequest.newBuilder()
                    .withPhoneNumber(phone)
                    .withNationalIdentityNumber(person.identifier())
                    .withHashToSign(toSign)
                    .withLanguage(MidLanguage.ENG)
                    .withDisplayText(SHOWN_TEXT)
                    .withDisplayTextFormat(MidDisplayTextFormat.GSM7)
                    .build();
            String session = client.getMobileIdConnector().authenticate(request).getSessionID();
            MidSessionStatus status = client.getSessionStatusPoller().fetchFinalAuthenticationSessionStatus(session);
            MidAuthentication answer = client.createMobileIdAuthentication(status, toSign);
            return new SignedHash(answer.getSignatureValue(), answer.getCertificate());
        } catch (MidUserCancellationException refused) {
            throw failed("Mobile-ID: it was refused on the phone.", "Try again, and confirm with PIN1.");
        } catch (MidSessionTimeoutException late) {
            throw failed("Mobile-ID: it was not confirmed in time.", TRY_AGAIN);
        } catch (MidPhoneNotAvailableException | MidDeliveryException unreachable) {
            throw failed("Mobile-ID: the phone cannot be reached.", "Switch it on, and try again.");
        } catch (MidNotMidClientException none) {
            throw failed(
                    "Mobile-ID: this person has none with this phone number.",
                    "Check the recipient and the phone number.");
        } catch (MidSslException | MidServiceUnavailableException unreachable) {
            throw unreachable();
        } catch (MidException refused) {
            // the library wraps most failures of a connection into one of its own
            throw refused.getCause() instanceof ProcessingException
                    ? unreachable()
                    : failed(
                            "Mobile-ID: the service does not do it, or its answer makes no sense.",
                            "Check phone number, UUID and name of the relying party, and that the service works.");
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw unreachable();
        }
    }

    private static ClientException unreachable() {
        return failed(
                "Mobile-ID: the service cannot be reached, or shows another TLS certificate than configured.",
                "Check its URL and certificate, and try again later.");
    }

    private static ClientException failed(String message, String advice) {
        return new ClientException(Failure.SIGNING_FAILED, message, advice);
    }
}
