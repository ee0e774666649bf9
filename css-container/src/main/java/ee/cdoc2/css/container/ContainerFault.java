package ee.cdoc2.css.container;

/** Why a container cannot be opened or made. */
public enum ContainerFault {
    /** The bytes do not begin as a container does. */
    NOT_A_CONTAINER,
    /** A container of another version than 2. */
    UNSUPPORTED_VERSION,
    /** The header is too short or too long, no FlatBuffer, or lacks what it must have. */
    HEADER_DAMAGED,
    /** No recipient of the container is the one who opens it. */
    NOT_FOR_YOU,
    /** The header's HMAC differs: the shares are wrong, or the header was changed. Which one cannot be told. */
    WRONG_KEY,
    /** The payload's tag differs, or the file ends too early. */
    PAYLOAD_DAMAGED,
    /** The payload is what its sender made, and breaks a rule of compression, archive, names or sizes. */
    CONTENT_REFUSED,
    /** A file cannot be put into a container: its name, size or kind. */
    FILE_REFUSED,
    /** A local file or folder cannot be read or written. */
    FILE_FAULT
}
