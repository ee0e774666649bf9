package ee.cdoc2.css.testkit.standin;

/** What an RP server does wrong with a signature. */
public enum RpFault {
    NONE,
    /** Smart-ID: of another scheme. */
    OTHER_SCHEME,
    /** In the name of another relying party. */
    OTHER_RELYING_PARTY,
    /** Mobile-ID: a genuine counter-signature, of the token before this. */
    COUNTER_SIGNATURE_OF_THE_LAST,
    /** Mobile-ID: under the label of an older verifier. */
    OTHER_LABEL,
    /** Mobile-ID: counter-signed an hour ago. */
    OLD,
    /** Mobile-ID: counter-signed with a key that is published under no name. */
    WRONG_KEY,
    /** Signed with the phone of somebody else. */
    WRONG_PERSON,
    /** The person refuses; there is no signature. */
    USER_REFUSED
}
