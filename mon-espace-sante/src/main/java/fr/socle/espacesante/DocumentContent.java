package fr.socle.espacesante;

/// A document with its bytes.
public record DocumentContent(DocumentView document, byte[] bytes) {

    @Override
    public String toString() {
        return "DocumentContent[" + document.id() + "]";
    }
}
