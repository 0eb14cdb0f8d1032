package fr.socle.identity.insi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/// A small part of a message that was read.
///
/// @param text what stands between the tags, without the blanks around it
record Element(QName name, Map<QName, String> attributes, String text, List<Element> children) {

    boolean is(String namespace, String localName) {
        return name.getNamespaceURI().equals(namespace) && name.getLocalPart().equals(localName);
    }

    Optional<Element> child(String namespace, String localName) {
        return children.stream().filter(it -> it.is(namespace, localName)).findFirst();
    }
}
