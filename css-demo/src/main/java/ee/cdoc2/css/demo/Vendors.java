package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.RecipientId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;

/** Keys for people with certificates of the eID authority and of a vendor, and what a vendor's authority cannot do. */
final class Vendors {
    private final Narrator narrator;
    private final ServerList list;
    private final SecureRandom random;
    private final Sender sender;
    private final Receiver receiver;

    Vendors(Narrator narrator, Connections connections, ServerList list, Clock clock, SecureRandom random) {
        this.narrator = narrator;
        this.list = list;
        this.random = random;
        this.sender = new Sender(connections, random, clock, Progress.silent());
        this.receiver = new Receiver(list, connections, random, clock, Progress.silent());
    }

    void walk(People people) {
        narrator.chapter("The same in one go, for others");
        journey(People.JAAN, capsule -> receiver.receive(capsule, people.jaan()), "an eID with an RSA key");
        journey(
                People.CUSTOMER,
                capsule -> receiver.receive(capsule, people.customer()),
                "a certificate of the vendor's own authority");
        Capsule maris = sender.send(KeyMaterial.random(random), People.MARI, list.servers());
        Capsule customers = sender.send(KeyMaterial.random(random), People.CUSTOMER, list.servers());
        narrator.refused(
                "another vendor's authority gives somebody the number of JIO's customer",
                Failure.NOT_AUTHENTICATED,
                () -> receiver.receive(customers, people.customerOfOther()));
        narrator.refused(
                "the vendor's authority gives somebody Mari's personal code, who asks for Mari's shares",
                Failure.NOT_AUTHENTICATED,
                () -> receiver.receive(maris, people.customerAsMari()));
    }

    private void journey(RecipientId recipient, Function<Capsule, KeyMaterial> receives, String how) {
        KeyMaterial key = KeyMaterial.random(random);
        Capsule capsule = sender.send(key, recipient, list.servers());
        if (!receives.apply(capsule).equals(key)) {
            throw new IllegalStateException("another key came back");
        }
        narrator.note("A key for " + recipient.value() + " went over "
                + list.servers().size() + " servers and came back, with " + how);
    }
}
