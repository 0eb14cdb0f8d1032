package fr.socle.identity.insi;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/// Reads XML as SOAP 1.2 allows it (<https://www.w3.org/TR/soap12-part1/#soapenv>): no document type, no processing
/// instruction, hence no entity of the sender's, nothing loaded from anywhere; and no more of it than a question holds.
@Component
class SoapReader {

    private static final int DEEPEST = 24;
    private static final int MOST_ELEMENTS = 1_000;

    private final XMLInputFactory factory;

    SoapReader() {
        factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    Element read(byte[] message) {
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(message));
            try {
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException unreadable) {
            if (unreadable instanceof InsiFault fault) {
                throw fault;
            }
            throw InsiFault.unreadable("Le message n'est pas un document XML bien formé");
        }
    }

    private static Element document(XMLStreamReader reader) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            refuse(reader.getEventType());
        }
        var root = element(reader, 1, new int[1]);
        while (reader.hasNext()) {
            refuse(reader.next());
        }
        return root;
    }

    private static Element element(XMLStreamReader reader, int depth, int[] count) throws XMLStreamException {
        if (depth > DEEPEST || ++count[0] > MOST_ELEMENTS) {
            throw InsiFault.unreadable("Le message est trop grand ou trop profond");
        }
        var name = reader.getName();
        var attributes = attributes(reader);
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        for (var event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1, count));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> refuse(event);
            }
        }
        return new Element(name, attributes, text.toString().strip(), children);
    }

    private static Map<QName, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        var attributes = new HashMap<QName, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static void refuse(int event) {
        if (event == XMLStreamConstants.DTD
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw InsiFault.unreadable("Un message SOAP ne porte ni DTD, ni entité, ni instruction de traitement");
        }
    }
}
