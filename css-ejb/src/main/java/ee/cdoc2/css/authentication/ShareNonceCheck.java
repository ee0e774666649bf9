package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.ShareId;

/** Recognises the nonces that this server has made for shares in the second protocol. */
@FunctionalInterface
public interface ShareNonceCheck {

    /**
     * Recognises a nonce.
     *
     * @param shareId the share that is asked for
     * @param text    the nonce's text in the auth token
     * @return the nonce, made by this server for this share in a session, and not too old
     * @throws Denied {@link ee.cdoc2.css.denial.Denial#NONCE_UNKNOWN}, {@link ee.cdoc2.css.denial.Denial#NONCE_EXPIRED}
     */
    LiveNonce recognise(ShareId shareId, String text);
}
