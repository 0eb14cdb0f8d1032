package fr.socle.imports;

import fr.socle.kernel.Caller;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports for software; the scope `admin` is asked for at the door.
@RestController
@RequestMapping("/api/admin/imports")
class ImportsApi {

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    @PostMapping
    ResponseEntity<JobView> start(@RequestParam String source, @RequestParam MultipartFile file, Caller caller)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var id = imports.start(source, content, name == null ? source : name, caller.actor());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/admin/imports/" + id))
                    .body(JobView.of(imports.get(id)));
        }
    }

    @GetMapping("/{id}")
    JobView get(@PathVariable UUID id) {
        return JobView.of(imports.get(id));
    }

    @GetMapping
    List<JobView> latest() {
        return imports.latest(50).stream().map(JobView::of).toList();
    }

    record JobView(
            UUID id,
            String source,
            String state,
            long rowsRead,
            long rowsAccepted,
            long rowsRejected,
            int percent,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<ImportJob.Problem> problems) {

        static JobView of(ImportJob job) {
            return new JobView(
                    job.id(),
                    job.source(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.rowsRead(),
                    job.rowsAccepted(),
                    job.rowsRejected(),
                    job.percent(),
                    job.startedAt(),
                    job.endedAt(),
                    job.problems());
        }
    }
}
