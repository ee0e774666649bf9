/** Arquillian's container adapter for CSS: the product is started as its operator starts it. */
package ee.cdoc2.css.it.arquillian;
