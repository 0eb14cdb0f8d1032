package fr.socle.kernel.imports;

/// Where an import tells how far it is. Cheap to call: every row may.
public interface ImportProgress {

    /// @param rows read so far
    /// @param rows how many rows have been read so far, over all files
    /// @param fraction how much of the file has been read, from 0 to 1
    void read(long rows, double fraction);

    /// @param rows taken so far
    /// @param rows how many rows have been taken so far, over all files
    void accepted(long rows);

    /// A row that was left out, and why; the import goes on.
    ///
    /// @param line number of the line in the file, from 1
    /// @param code stable code of `docs/errors.md`
    void rejected(long line, String code, String message);
}
