package ee.cdoc2.css.client.ticket;

import java.util.List;

/**
 * A signed ticket with all its disclosures. It never leaves the client as a whole: each server gets its
 * {@link #presentation}.
 */
public final class SignedTicket {
    private final String jws;
    private final SaltedDisclosure audience;
    private final List<SaltedDisclosure> elements;

    SignedTicket(String jws, SaltedDisclosure audience, List<SaltedDisclosure> elements) {
        this.jws = jws;
        this.audience = audience;
        this.elements = List.copyOf(elements);
    }

    /**
     * What one server is shown: {@code <JWT>~<disclosure of aud>~<disclosure of its element>~}. It learns how many
     * servers there are, but neither who they are nor a nonce of theirs, so it cannot replay the ticket there.
     *
     * @param server the place of its share URL in the draft
     * @return the value of {@code x-cdoc2-auth-ticket}
     */
    public String presentation(int server) {
        return jws + "~" + audience.text() + "~" + elements.get(server).text() + "~";
    }

    /** {@return a text without anything of the ticket: it is a credential} */
    @Override
    public String toString() {
        return "SignedTicket[" + elements.size() + " servers]";
    }
}
