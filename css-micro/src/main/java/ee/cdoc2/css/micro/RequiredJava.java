package ee.cdoc2.css.micro;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The oldest Java that a class runs on, read from its file: Java itself would say so by a stack trace, when the class is first used. */
final class RequiredJava {
    /** JVMS section 4.1, table 4.1-A: the major version of class files is 45 for Java 1, and one more for each Java since. */
    private static final int MAJOR_VERSION_BEFORE_JAVA_1 = 44;

    private static final int MAGIC_AND_MINOR_VERSION = 4 + 2;

    private RequiredJava() {}

    /**
     * Requires a Java that the class runs on.
     *
     * @param classFile a resource of css.jar, such as {@code /some/package/SomeClass.class}
     * @param running   the Java that is here, such as 17
     * @throws StartFault when the class is for a later one
     */
    static void require(String classFile, int running) throws StartFault {
        int required;
        try (InputStream in = RequiredJava.class.getResourceAsStream(classFile);
                DataInputStream header = new DataInputStream(in)) {
            header.skipNBytes(MAGIC_AND_MINOR_VERSION);
            required = header.readUnsignedShort() - MAJOR_VERSION_BEFORE_JAVA_1;
        } catch (IOException unreadable) {
            throw new StartFault("css.jar can't be read: " + unreadable.getMessage());
        }
        if (running < required) {
            throw new StartFault(
                    "this css.jar needs Java " + required + " or later, and was started on Java " + running);
        }
    }
}
