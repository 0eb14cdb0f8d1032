package fr.socle.benchmarks.load;

/// Professionals whose name begins with one to five letters.
public final class PractitionerPrefix extends DirectorySearch {

    public PractitionerPrefix() {
        search(directory().byPrefix());
    }
}
