/**
 * Configuration and composition: the settings, read once from MicroProfile Config and checked as a whole, and the
 * objects that are built of them once.
 */
package ee.cdoc2.css.settings;
