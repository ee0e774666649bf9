/** The data source for H2: one that opens the file again after H2 has closed it, for instance because the disk was full. */
package ee.cdoc2.css.micro.h2;
