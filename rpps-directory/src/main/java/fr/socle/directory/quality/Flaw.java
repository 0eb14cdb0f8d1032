package fr.socle.directory.quality;

import java.util.List;

/// One kind of flaw of a file, how often, and the first examples.
///
/// @param code a code of `docs/errors.md` for rows left out, a word of ours for rows kept
/// @param leftOut whether the rows were left out, or kept and marked
public record Flaw(String code, long count, boolean leftOut, List<Example> examples) {

    public Flaw {
        examples = List.copyOf(examples);
    }

    /// @param line of the file, from 1
    public record Example(long line, String value) {}
}
