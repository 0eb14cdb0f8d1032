package fr.socle.benchmarks.load;

/// One professional by the RPPS number.
public final class PractitionerByRpps extends DirectorySearch {

    public PractitionerByRpps() {
        search(directory().byRpps());
    }
}
