package ee.cdoc2.css.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/**
 * A span as it may leave: times, ids, whether it failed, {@linkplain AdmittedAttributes attributes that are admitted}, and a name made of
 * them. No events, which hold the messages and stack traces of exceptions, and no links.
 */
final class AdmittedSpan extends DelegatingSpanData {
    private final Attributes attributes;

    AdmittedSpan(SpanData span) {
        super(span);
        this.attributes = AdmittedAttributes.of(span.getKind(), span.getAttributes());
    }

    /** The agent's name of a statement has the path of H2's file in it. What is none of the two is named after a method of the server's. */
    @Override
    public String getName() {
        return AdmittedAttributes.name(attributes).orElseGet(super::getName);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
