package ee.cdoc2.css.keyset;

/** Gives the bytes of a key set as they are now. Blocks, for a bounded time. */
@FunctionalInterface
interface KeySetOrigin {

    /** {@return the bytes; more than {@link KeySet#MAX_BYTES} only where a set is too large} */
    byte[] read() throws FetchFailed;
}
