package fr.socle.benchmarks.load;

/// One profession within ten kilometres of a place.
public final class Near extends DirectorySearch {

    public Near() {
        search(directory().near());
    }
}
