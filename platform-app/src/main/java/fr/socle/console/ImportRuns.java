package fr.socle.console;

import fr.socle.imports.ImportJob;
import java.util.List;

/// The latest imports, newest first.
record ImportRuns(List<ImportRun> all) {

    static ImportRuns of(List<ImportJob> jobs) {
        return new ImportRuns(jobs.stream().map(ImportRun::of).toList());
    }

    /// Whether the page has a reason to look again.
    public boolean moving() {
        return all.stream().anyMatch(ImportRun::running);
    }
}
