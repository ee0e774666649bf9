package ee.cdoc2.css.persistence;

import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Share;

/**
 * A share as it is kept.
 *
 * @param share the bytes
 * @param terms who may fetch it, until when, and how
 */
public record KeptShare(Share share, ShareTerms terms) {

    /** {@return the share and its recipient, as they come and go over the wire} */
    public KeyShare keyShare() {
        return new KeyShare(share, terms.recipient());
    }
}
