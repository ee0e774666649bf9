package ee.cdoc2.css.client.document;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.container.ContainerException;

/** What a person is told of a container that cannot be opened or made. */
public final class ContainerFaults {
    private ContainerFaults() {}

    /**
     * The failure of the client that a fault of a container is.
     *
     * @param refused the fault
     * @return the failure, with the same message
     */
    public static ClientException of(ContainerException refused) {
        ClientException failure = new ClientException(failure(refused), refused.getMessage(), advice(refused));
        failure.initCause(refused);
        return failure;
    }

    private static Failure failure(ContainerException refused) {
        return switch (refused.fault()) {
            case FILE_REFUSED, FILE_FAULT -> Failure.FILE_FAULT;
            default -> Failure.CONTAINER_REFUSED;
        };
    }

    private static String advice(ContainerException refused) {
        return switch (refused.fault()) {
            case NOT_A_CONTAINER -> "Give a .cdoc2 file.";
            case UNSUPPORTED_VERSION -> "Ask the sender for a container of version 2.";
            case NOT_FOR_YOU -> "Ask the sender to encrypt it for you; css-client inspect shows for whom it is.";
            case HEADER_DAMAGED, PAYLOAD_DAMAGED -> "Get the file once more from the sender; nothing was unpacked.";
            case WRONG_KEY ->
                "Get the file once more from the sender; if it happens again, tell the servers' operators.";
            case CONTENT_REFUSED ->
                "Nothing was unpacked. Ask the sender what this is. If it is only large, allow its size with --max-size.";
            case FILE_REFUSED -> "Rename the file, leave it out, or give a larger --max-size.";
            case FILE_FAULT -> "Check the name, its folder, rights, and how much room there is.";
        };
    }
}
