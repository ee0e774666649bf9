package ee.cdoc2.css.trust;

import ee.cdoc2.css.protocol.RecipientId;
import java.util.Objects;

/** Whom a trust anchor may certify: one kind of recipient and no other. */
public sealed interface TrustDomain {

    /** The issuers of national and qualified eIDs: they certify {@code etsi/…} recipients. */
    record Etsi() implements TrustDomain {
        @Override
        public String prefix() {
            return "etsi";
        }
    }

    /**
     * One vendor's own issuers: they certify {@code private/<vendor>/…} recipients of this vendor alone.
     *
     * @param name the vendor as it stands in the recipient id, compared byte for byte
     */
    record Vendor(String name) implements TrustDomain {
        /** Refuses a missing name. */
        public Vendor {
            Objects.requireNonNull(name);
        }

        @Override
        public String prefix() {
            return "private/" + name;
        }
    }

    /** {@return what the ids of this domain's recipients begin with} */
    String prefix();

    /**
     * The domain that a recipient belongs to.
     *
     * @param recipient any recipient id
     * @return the domain whose anchors may certify this recipient
     */
    static TrustDomain of(RecipientId recipient) {
        return recipient instanceof RecipientId.Vendor vendor ? new Vendor(vendor.name()) : new Etsi();
    }
}
