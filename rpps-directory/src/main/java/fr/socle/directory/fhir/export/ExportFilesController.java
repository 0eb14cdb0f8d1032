package fr.socle.directory.fhir.export;

import fr.socle.kernel.Caller;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The files of a complete export, whole or by ranges, for the program that asked.
@RestController
class ExportFilesController {

    static final String PATH = "/api/exports";
    private static final MediaType NDJSON = MediaType.parseMediaType("application/fhir+ndjson");

    private final Exports exports;
    private final ExportFiles files;

    ExportFilesController(Exports exports, ExportFiles files) {
        this.exports = exports;
        this.files = files;
    }

    @GetMapping(PATH + "/{export}/{name}")
    ResponseEntity<Resource> file(Caller caller, @PathVariable UUID export, @PathVariable String name) {
        var path = exports.find(export, caller.actor().reference())
                .filter(it -> it.state() == Export.State.COMPLETE)
                .flatMap(it -> files.find(it.id(), name))
                .orElseThrow(() -> new ExportRefusal.UnknownExport().asException());
        return ResponseEntity.ok()
                .contentType(NDJSON)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .cacheControl(CacheControl.noStore())
                .body(new FileSystemResource(path));
    }
}
