package ee.cdoc2.css.limit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the current request comes from. Kept for the limits alone: the address stands in no log, metric or answer. */
@RequestScoped
public class RequestSource {
    private byte[] address;

    /**
     * Says from where the connection comes.
     *
     * @param remote the address in numbers, as the application server has it
     */
    public void note(String remote) {
        address = AddressPrefix.address(remote).orElse(null);
    }

    /** {@return the 4 or 16 bytes of the address; nothing where there is none that could be read} */
    Optional<byte[]> address() {
        return Optional.ofNullable(address).map(byte[]::clone);
    }
}
