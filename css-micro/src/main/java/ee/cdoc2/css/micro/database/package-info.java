/**
 * The database as Payara Micro's pool sees it. In a jar beside the drivers, because the pool does not see the launcher's
 * class path.
 */
package ee.cdoc2.css.micro.database;
