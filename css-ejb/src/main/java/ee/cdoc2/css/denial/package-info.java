/** Why a request is refused: one reason for each refusal, and the problem that the outside sees. */
package ee.cdoc2.css.denial;
