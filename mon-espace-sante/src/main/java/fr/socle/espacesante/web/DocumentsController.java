package fr.socle.espacesante.web;

import fr.socle.espacesante.DocumentContent;
import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.DocumentPosition;
import fr.socle.espacesante.DocumentSearch;
import fr.socle.espacesante.Documents;
import fr.socle.kernel.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The documents of the citizen.
@Controller
class DocumentsController {

    private static final int PAGE = 20;

    private final Documents documents;

    DocumentsController(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/mon-espace-sante/documents")
    String list(
            Caller.Citizen me, @RequestParam(name = "suite", required = false) @Nullable String after, Model model) {
        var search = DocumentSearch.newest(me.patient(), PAGE)
                .startingAfter(after == null ? null : DocumentPosition.decode(after));
        model.addAttribute("page", documents.search(me, search));
        return "espacesante/documents";
    }

    @GetMapping("/mon-espace-sante/documents/{id}")
    ResponseEntity<byte[]> open(Caller.Citizen me, @PathVariable String id) {
        return inline(documents.open(me, DocumentId.parse(id)));
    }

    /// For the browser to show, under a name that says nothing of the person, and for no cache to keep.
    static ResponseEntity<byte[]> inline(DocumentContent content) {
        var type = MediaType.parseMediaType(content.document().mime());
        var name = content.document().kind().name().toLowerCase(Locale.ROOT)
                + (type.isCompatibleWith(MediaType.APPLICATION_PDF) ? ".pdf" : ".txt");
        return ResponseEntity.ok()
                .contentType(type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content.bytes());
    }
}
