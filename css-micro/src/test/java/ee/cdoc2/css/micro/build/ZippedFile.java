package ee.cdoc2.css.micro.build;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A file or folder in a jar.
 *
 * @param jar open for as long as the file is read
 * @param entry the file's
 */
record ZippedFile(ZipFile jar, ZipArchiveEntry entry) {

    /** {@return all files and folders of a jar in their order} */
    static List<ZippedFile> allOf(ZipFile jar) {
        return Collections.list(jar.getEntriesInPhysicalOrder()).stream()
                .map(entry -> new ZippedFile(jar, entry))
                .toList();
    }

    String name() {
        return entry.getName();
    }

    boolean isFolder() {
        return entry.isDirectory();
    }

    byte[] content() throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Writes it as it is compressed here. */
    void copyTo(ZipArchiveOutputStream out, ZipArchiveEntry copy) throws IOException {
        copy.setMethod(entry.getMethod());
        copy.setSize(entry.getSize());
        copy.setCompressedSize(entry.getCompressedSize());
        copy.setCrc(entry.getCrc());
        try (InputStream in = jar.getRawInputStream(entry)) {
            out.addRawArchiveEntry(copy, in);
        }
    }

    /** Writes it without compression. */
    void storeIn(ZipArchiveOutputStream out, ZipArchiveEntry copy) throws IOException {
        byte[] content = content();
        CRC32 crc = new CRC32();
        crc.update(content);
        copy.setMethod(ZipEntry.STORED);
        copy.setSize(content.length);
        copy.setCrc(crc.getValue());
        out.putArchiveEntry(copy);
        out.write(content);
        out.closeArchiveEntry();
    }
}
