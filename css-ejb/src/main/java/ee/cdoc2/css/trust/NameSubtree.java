package ee.cdoc2.css.trust;

import java.net.URI;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** The names under one base (RFC 5280 section 4.2.1.10). A name that cannot be compared throws: neither in nor out. */
final class NameSubtree {
    /** The forms that have a meaning as a constraint. */
    static final Set<Integer> FORMS = Set.of(
            GeneralName.directoryName,
            GeneralName.rfc822Name,
            GeneralName.dNSName,
            GeneralName.uniformResourceIdentifier,
            GeneralName.iPAddress);

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_*-]{1,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern SPACES = Pattern.compile("\\s++");

    private final int form;
    private final Predicate<GeneralName> contains;

    private NameSubtree(int form, Predicate<GeneralName> contains) {
        this.form = form;
        this.contains = contains;
    }

    /**
     * The subtree under a base.
     *
     * @param base of one of the {@link #FORMS}
     * @return the subtree
     * @throws IllegalArgumentException when the RFC gives such a base no meaning
     */
    static NameSubtree of(GeneralName base) {
        return new NameSubtree(
                base.getTagNo(),
                switch (base.getTagNo()) {
                    case GeneralName.directoryName -> directoryNames(X500Name.getInstance(base.getName()));
                    case GeneralName.rfc822Name -> mailboxes(text(base));
                    case GeneralName.dNSName -> hostsOfDns(text(base));
                    case GeneralName.uniformResourceIdentifier -> uris(text(base));
                    case GeneralName.iPAddress -> addresses(octets(base));
                    default -> throw new IllegalArgumentException("no constraint can be of this form");
                });
    }

    boolean isOfForm(GeneralName name) {
        return name.getTagNo() == form;
    }

    /**
     * Whether a name is in the subtree.
     *
     * @param name any name; one of another form is not
     * @return true when it is
     * @throws IllegalArgumentException when a name of this form makes no sense; other kinds of RuntimeException from
     *                                  BouncyCastle
     */
    boolean contains(GeneralName name) {
        return isOfForm(name) && contains.test(name);
    }

    /** The base is where the name begins; an empty one is where every name does. */
    private static Predicate<GeneralName> directoryNames(X500Name base) {
        List<RDN> beginning = List.of(base.getRDNs());
        return name -> {
            RDN[] all = X500Name.getInstance(name.getName()).getRDNs();
            return all.length >= beginning.size()
                    && allMatch(beginning, Arrays.asList(all).subList(0, beginning.size()));
        };
    }

    private static boolean allMatch(List<RDN> some, List<RDN> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!match(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean match(RDN one, RDN other) {
        return one.size() == other.size()
                && Arrays.stream(one.getTypesAndValues())
                        .allMatch(attribute -> Arrays.stream(other.getTypesAndValues())
                                .anyMatch(candidate -> match(attribute, candidate)));
    }

    /** RFC 5280 section 7.1: letters of either case are the same, and so is any amount of white space. */
    private static boolean match(AttributeTypeAndValue one, AttributeTypeAndValue other) {
        ASN1Encodable value = one.getValue();
        ASN1Encodable candidate = other.getValue();
        return one.getType().equals(other.getType())
                && (value instanceof ASN1String text && candidate instanceof ASN1String candidateText
                        ? folded(text).equals(folded(candidateText))
                        : value.toASN1Primitive().equals(candidate.toASN1Primitive()));
    }

    private static String folded(ASN1String text) {
        String same = Normalizer.normalize(text.getString(), Normalizer.Form.NFKC);
        return SPACES.matcher(same.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** One mailbox, all at a host, all in a domain ({@code .example}). Only the host is without case (section 7.5). */
    private static Predicate<GeneralName> mailboxes(String base) {
        int at = base.lastIndexOf('@');
        Predicate<String> hosts = hosts(base.substring(at + 1));
        String mailbox = base.substring(0, Math.max(at, 0));
        if (at >= 0 && (mailbox.isEmpty() || base.endsWith("@") || base.charAt(at + 1) == '.')) {
            throw new IllegalArgumentException("neither a mailbox nor a host nor a domain");
        }
        return name -> {
            String address = text(name);
            int end = address.lastIndexOf('@');
            if (end <= 0) {
                throw new IllegalArgumentException("not a mailbox");
            }
            return hosts.test(requireHost(address.substring(end + 1)))
                    && (at < 0 || address.substring(0, end).equals(mailbox));
        };
    }

    /** The base, and what has more labels on the left of it; the base without any label is above all. */
    private static Predicate<GeneralName> hostsOfDns(String base) {
        String domain = base.isEmpty() || base.startsWith(".") ? base : "." + base;
        Predicate<String> within = hosts(domain);
        Predicate<String> same = hosts(base);
        return name -> {
            String host = requireHost(text(name));
            return within.test(host) || same.test(host);
        };
    }

    /** By the host alone; a URI without one, or with an address in its place, the RFC wants refused. */
    private static Predicate<GeneralName> uris(String base) {
        Predicate<String> hosts = hosts(base);
        return name -> {
            String host = URI.create(text(name)).getHost();
            if (host == null
                    || NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) {
                throw new IllegalArgumentException("a URI without the name of a host");
            }
            return hosts.test(requireHost(host));
        };
    }

    /** A host, or with a dot in front those in the domain but not itself; nothing stands for all. */
    private static Predicate<String> hosts(String base) {
        String lower = base.toLowerCase(Locale.ROOT);
        if (base.isEmpty()) {
            return host -> true;
        }
        if (base.startsWith(".")) {
            requireHost(base.substring(1));
            return host -> host.toLowerCase(Locale.ROOT).endsWith(lower);
        }
        requireHost(base);
        return host -> host.toLowerCase(Locale.ROOT).equals(lower);
    }

    private static String requireHost(String text) {
        if (!Arrays.stream(text.split("\\.", -1)).allMatch(LABEL.asMatchPredicate())) {
            throw new IllegalArgumentException("not a host");
        }
        return text;
    }

    /** Address and mask, of either version; an address of the other version is not within. */
    private static Predicate<GeneralName> addresses(byte[] base) {
        int length = base.length / 2;
        if (base.length != 2 * 4 && base.length != 2 * 16) {
            throw new IllegalArgumentException("not an address with a mask");
        }
        return name -> {
            byte[] address = octets(name);
            if (address.length != 4 && address.length != 16) {
                throw new IllegalArgumentException("not an address");
            }
            boolean within = address.length == length;
            for (int i = 0; within && i < length; i++) {
                within = ((address[i] ^ base[i]) & base[length + i]) == 0;
            }
            return within;
        };
    }

    private static String text(GeneralName name) {
        return ((ASN1String) name.getName()).getString();
    }

    private static byte[] octets(GeneralName name) {
        return ASN1OctetString.getInstance(name.getName()).getOctets();
    }
}
