package fr.socle.directory.terminology.fhir;

import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A value set in the layout of IHE Sharing Value Sets, as the CI-SIS publishes them. Code systems are named by OID.
final class SvsFile {

    private SvsFile() {}

    /// @param number of the file in its archive, for the refusal
    static ValueSet read(String text, int number) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            var sets = document.getElementsByTagNameNS("*", "ValueSet");
            if (!(sets.item(0) instanceof Element set)) {
                throw new ImportRefusal.Unreadable(number, "there is no ValueSet in it").asException();
            }
            return valueSet(set);
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new ImportRefusal.Unreadable(number, "the XML breaks").asException();
        }
    }

    private static ValueSet valueSet(Element set) {
        var out = new ValueSet()
                .setUrl("urn:oid:" + set.getAttribute("id"))
                .setVersion(set.getAttribute("version"))
                .setName(set.getAttribute("displayName"))
                .setStatus(PublicationStatus.ACTIVE);
        var concepts = set.getElementsByTagNameNS("*", "Concept");
        for (var i = 0; i < concepts.getLength(); i++) {
            if (concepts.item(i) instanceof Element concept) {
                out.getCompose()
                        .addInclude()
                        .setSystem("urn:oid:" + concept.getAttribute("codeSystem"))
                        .addConcept()
                        .setCode(concept.getAttribute("code"))
                        .setDisplay(concept.getAttribute("displayName"));
            }
        }
        return out;
    }
}
