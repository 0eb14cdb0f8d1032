package fr.socle.kernel.imports;

import java.io.IOException;

/// A module's door for one official file. An import is all or nothing: while it runs and when it is refused, the
/// version before keeps serving.
public interface ImportSource {

    /// The name callers use, for example `finess`.
    String name();

    /// Reads the file, reports as it goes, and swaps the new version in at the end.
    ///
    /// @throws fr.socle.kernel.Refused with an [ImportRefusal] when the file is not what it should be
    /// @throws IOException when the file cannot be read
    void load(ImportFile file, ImportProgress progress) throws IOException;
}
