package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.UnlistedCertificate;
import ee.cdoc2.css.client.server.PinnedServer;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says what a failure of a server means, and what a person can do.
 *
 * @param server whose failure
 */
record Faults(PinnedServer server) {
    /** Not of the API, but of what may stand before a server (RFC 6585 section 4). */
    private static final int TOO_MANY_REQUESTS = 429;

    private static final String ASK_OPERATOR = "If it happens again, tell the operator of the server.";

    /** No answer. */
    ClientException connection(URI url, Throwable cause) {
        Optional<UnlistedCertificate> unlisted = find(cause, UnlistedCertificate.class);
        if (unlisted.isPresent()) {
            return fault(
                    Failure.SERVER_NOT_TRUSTED,
                    "showed a TLS certificate " + unlisted.get().getMessage() + " (SHA-256 "
                            + unlisted.get().fingerprint() + "). Nothing was sent to it.",
                    "Somebody may be between you and the server, or its key was changed: "
                            + "get a newer server list from whom you trust, and do not add this certificate unseen.");
        }
        return fault(
                Failure.SERVER_UNREACHABLE,
                "cannot be reached at https://" + url.getAuthority() + ": " + why(cause) + ".",
                "Check the network, and try again later. " + ASK_OPERATOR);
    }

    /** An answer to a stored share. */
    ClientException notStored(Answer answer) {
        if (answer.status() == 400) {
            return fault(
                    Failure.REQUEST_REFUSED,
                    "does not take the share (400): most likely it serves no recipients of this kind, or finds the"
                            + " expiry past.",
                    "Check the recipient and the expiry, or choose another server.");
        }
        return other(answer, "took no share");
    }

    /** An answer to a request for a nonce. */
    ClientException noNonce(Answer answer) {
        return switch (answer.status()) {
            case 404 ->
                fault(
                        Failure.SHARE_NOT_FOUND,
                        "does not know the share of this capsule (404).",
                        "The share is too old and was deleted, or the capsule was made with another server list. "
                                + "Ask the sender to send again.");
            case 400 ->
                fault(
                        Failure.REQUEST_REFUSED,
                        "finds the share's name malformed (400), or does not speak this protocol.",
                        "Get the capsule again from its sender, or try the other protocol (--protocol).");
            case 401 ->
                fault(
                        Failure.NOT_AUTHENTICATED,
                        "does not accept the session, or the certificate that it was begun with (401).",
                        "Sign in again: css-client login.");
            default -> other(answer, "gave no nonce");
        };
    }

    /** An answer to a request for a share. */
    ClientException notReleased(Answer answer) {
        return switch (answer.status()) {
            case 400 ->
                fault(
                        Failure.REQUEST_REFUSED,
                        "finds what was signed or a certificate malformed, or does not speak this protocol (400).",
                        "Client and server do not fit together: try the other protocol (--protocol). " + ASK_OPERATOR);
            case 401 ->
                fault(
                        Failure.NOT_AUTHENTICATED,
                        "does not accept what was signed, or a certificate (401).",
                        "Check that the certificate is for authentication, valid, not revoked, and of a CA "
                                + "that the server trusts for this recipient.");
            case 404 ->
                fault(
                        Failure.SHARE_NOT_FOUND,
                        "has no share for this person and signature (404): it is addressed "
                                + "to somebody else, is gone, or what was signed is too old or was used already.",
                        "Try once more, and sign again; if that fails, ask the sender to send again.");
            case 503 ->
                fault(
                        Failure.SERVER_UNAVAILABLE,
                        "cannot check the certificate, or reach its store, now (503).",
                        "Nothing is lost: try again later, and sign again. " + ASK_OPERATOR);
            default -> other(answer, "gave no share");
        };
    }

    /** An answer of the auth server, or the RP server, to the beginning of a signature. */
    ClientException notStarted(Answer answer) {
        return switch (answer.status()) {
            case 400 ->
                fault(
                        Failure.REQUEST_REFUSED,
                        "does not take the request (400): most likely it does not serve this person.",
                        "Check the recipient and the phone number.");
            case 401, 403 ->
                fault(
                        Failure.NOT_AUTHENTICATED,
                        "does not accept the session (" + answer.status() + ").",
                        "Sign in again: css-client login.");
            default -> other(answer, "began no signature");
        };
    }

    /** An answer of the auth server, or the RP server, to the question whether the person has signed. */
    ClientException noStatus(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 ->
                fault(
                        Failure.NOT_AUTHENTICATED,
                        "does not accept the session (" + answer.status() + ").",
                        "Sign in again: css-client login.");
            case 404 ->
                fault(
                        Failure.SIGNING_FAILED,
                        "has forgotten that it was to ask for a signature (404).",
                        "Try again. " + ASK_OPERATOR);
            default -> other(answer, "does not say whether the person has signed");
        };
    }

    /** An answer that holds no keys. */
    ClientException noKeys(Answer answer) {
        return other(answer, "gave no keys");
    }

    /** A good status, with an answer that makes no sense. */
    ClientException answer(String what) {
        return fault(
                Failure.ANSWER_REFUSED,
                "gave an answer that breaks the protocol: " + what + ".",
                "Do not use this server. Tell its operator.");
    }

    private ClientException other(Answer answer, String what) {
        if (answer.status() >= 500 || answer.status() == TOO_MANY_REQUESTS) {
            return fault(
                    Failure.SERVER_UNAVAILABLE,
                    what + ": it fails, or is overloaded (" + answer.status() + ").",
                    "Try again later. " + ASK_OPERATOR);
        }
        return answer("the status " + answer.status());
    }

    private ClientException fault(Failure failure, String what, String advice) {
        return new ClientException(failure, server.id(), server.title() + " " + what, advice);
    }

    /** Not the library's message: it may be anything, in any language. */
    private static String why(Throwable cause) {
        if (find(cause, UnknownHostException.class).isPresent()
                || find(cause, UnresolvedAddressException.class).isPresent()) {
            return "the host name is unknown";
        }
        if (find(cause, HttpTimeoutException.class).isPresent()
                || find(cause, TimeoutException.class).isPresent()) {
            return "no answer in time";
        }
        if (find(cause, ConnectException.class).isPresent()) {
            return "the connection is refused";
        }
        if (find(cause, SSLException.class).isPresent()) {
            return "TLS 1.3 cannot be established";
        }
        return "the connection broke, or the answer is not HTTP of a bounded length";
    }

    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .limit(10)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
