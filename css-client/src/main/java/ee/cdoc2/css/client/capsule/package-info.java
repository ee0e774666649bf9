/** The capsule: what a container says about the shares of its key, as a JSON file. */
package ee.cdoc2.css.client.capsule;
