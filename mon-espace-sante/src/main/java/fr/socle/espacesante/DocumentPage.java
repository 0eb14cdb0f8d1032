package fr.socle.espacesante;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some documents of a record, newest act first.
///
/// @param next where the following page begins, null when there is none
public record DocumentPage(
        List<DocumentView> documents, @Nullable DocumentPosition next) {

    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
