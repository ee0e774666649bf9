/** The settings: immutable values, read from MicroProfile Config and checked as a whole. See docs/configuration.md. */
package ee.cdoc2.css.settings;
