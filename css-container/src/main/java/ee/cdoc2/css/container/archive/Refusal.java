package ee.cdoc2.css.container.archive;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;

/** What is said of an archive that is refused. */
final class Refusal {
    private Refusal() {}

    static ContainerException of(String why) {
        return new ContainerException(
                ContainerFault.CONTENT_REFUSED, "The container's content is refused: " + why + ".");
    }
}
