package fr.socle.benchmarks.load;

/// Who practises in an establishment, with the professionals, twenty a page.
public final class RoleSearch extends DirectorySearch {

    public RoleSearch() {
        search(directory().roles());
    }
}
