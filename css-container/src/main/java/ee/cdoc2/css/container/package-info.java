/**
 * CDOC2 2.0 containers whose file key is split over shares servers ({@code KeySharesCapsule}): files become one {@code .cdoc2}
 * file, and back. The container begins and ends at shares' identifiers and a 32-byte key: nothing here knows a network.
 *
 * <p>Start at {@link ee.cdoc2.css.container.envelope.ContainerWriter} and
 * {@link ee.cdoc2.css.container.envelope.SealedContainer}. The arrows point from {@code envelope} to {@code header}, {@code key},
 * {@code payload} and {@code archive}; all of them throw {@link ee.cdoc2.css.container.ContainerException}.
 */
package ee.cdoc2.css.container;
