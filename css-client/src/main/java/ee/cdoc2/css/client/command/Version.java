package ee.cdoc2.css.client.command;

import picocli.CommandLine.IVersionProvider;

/** The version from the archive's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"css-client " + (version == null ? "(development)" : version)};
    }
}
