package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.util.Set;

/**
 * Whether a ticket is for this server and for the share that is asked for. The server knows its base URLs by
 * configuration: request headers such as {@code Host} are whatever the caller writes, and are never looked at.
 */
final class TicketAudience {
    private final Set<BaseUrl> baseUrls;

    TicketAudience(Set<BaseUrl> baseUrls) {
        this.baseUrls = baseUrls;
    }

    void check(ShareUrl audience, ShareId asked) {
        if (!baseUrls.contains(audience.base())) {
            throw new Denied(Denial.AUDIENCE_OTHER_SERVER);
        }
        if (!audience.shareId().equals(asked)) {
            throw new Denied(Denial.AUDIENCE_OTHER_SHARE);
        }
    }
}
