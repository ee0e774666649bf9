package ee.cdoc2.css.container.archive;

/** Takes the files of an archive. */
public interface FileSink {

    /**
     * A new file.
     *
     * @param name no other file of the archive has it, whether case and normalisation count or not
     * @param size how many bytes it has
     * @return takes them
     * @throws ee.cdoc2.css.container.ContainerException when it cannot be written
     */
    Content create(FileName name, long size);

    /** The content of one file. */
    interface Content extends AutoCloseable {

        /**
         * The next bytes.
         *
         * @param bytes  used after the call for others
         * @param length how many of them, from the first on
         * @throws ee.cdoc2.css.container.ContainerException when they cannot be written
         */
        void write(byte[] bytes, int length);

        @Override
        void close();
    }
}
