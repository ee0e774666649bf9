/**
 * The files of a container as a tar archive. Written by commons-compress; read block by block with its number and checksum
 * routines, because its own input stream passes over what is refused here: folders and links, global and GNU's headers, a second
 * {@code path}, what follows the end.
 */
package ee.cdoc2.css.container.archive;
