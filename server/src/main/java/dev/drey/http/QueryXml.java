package dev.drey.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes answers of the query protocol. */
final class QueryXml {

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final String namespace;

    /** @param namespace of the service's answers */
    QueryXml(String namespace) {
        this.namespace = namespace;
    }

    /** Writes the inside of an element. */
    @FunctionalInterface
    private interface Inside {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    byte[] success(String operation, SdkPojo response, String requestId) {
        return document(operation + "Response", out -> {
            element(out, operation + "Result", inner -> structure(inner, response));
            element(out, "ResponseMetadata", inner -> text(inner, "RequestId", requestId));
        });
    }

    byte[] refusal(WireForm.Refusal refusal, String requestId) {
        return document("ErrorResponse", out -> {
            element(out, "Error", inner -> {
                text(inner, "Type", refusal.isSendersFault() ? "Sender" : "Receiver");
                text(inner, "Code", refusal.queryCode());
                text(inner, "Message", refusal.message());
            });
            text(out, "RequestId", requestId);
        });
    }

    private byte[] document(String root, Inside inside) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter out = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartElement(root);
            out.writeDefaultNamespace(namespace);
            inside.write(out);
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A " + root + " cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static void structure(XMLStreamWriter out, SdkPojo pojo) throws XMLStreamException {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                value(out, field.locationName(), value);
            }
        }
    }

    private static void value(XMLStreamWriter out, String name, Object value) throws XMLStreamException {
        if (value instanceof SdkPojo pojo) {
            element(out, name, inner -> structure(inner, pojo));
        } else if (value instanceof List<?> list) {
            element(out, name, inner -> {
                for (Object member : list) {
                    value(inner, "member", member);
                }
            });
        } else if (value instanceof Map<?, ?> map) {
            element(out, name, inner -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    element(inner, "entry", pair -> {
                        text(pair, "key", String.valueOf(entry.getKey()));
                        value(pair, "value", entry.getValue());
                    });
                }
            });
        } else {
            text(out, name, value instanceof Instant instant ? seconds(instant) : String.valueOf(value));
        }
    }

    /** Whole seconds, as the other forms have them. */
    private static String seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond()).toString();
    }

    private static void element(XMLStreamWriter out, String name, Inside inside) throws XMLStreamException {
        out.writeStartElement(name);
        inside.write(out);
        out.writeEndElement();
    }

    private static void text(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        element(out, name, inner -> inner.writeCharacters(text));
    }
}
