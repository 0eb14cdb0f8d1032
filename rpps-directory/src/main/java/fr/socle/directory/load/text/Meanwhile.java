package fr.socle.directory.load.text;

/// What became of a table while the next version of it was built: entries of our own, which no national file brings,
/// and the versions of those whose mailboxes moved. Without it they would go with the version before.
public final class Meanwhile {

    private Meanwhile() {}

    /// @param table without its schema; the next one is `…_next`
    /// @param source of the rows that the file brings
    public static SqlScript in(String table, String key, String source) {
        return SqlScript.named("meanwhile")
                .with("table", "directory." + table)
                .with("key", key)
                .with("source", source);
    }
}
