package fr.socle.benchmarks.load;

/// Ségur lanes: a speciality and a sector of activity in one question, by chains and by `_has`.
public final class Lane extends DirectorySearch {

    public Lane() {
        search(directory().lanes());
    }
}
