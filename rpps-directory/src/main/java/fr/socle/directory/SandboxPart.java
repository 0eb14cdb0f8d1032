package fr.socle.directory;

/// A part of the invented directory that another package keeps: diaries, wards, beds.
public interface SandboxPart {

    /// Makes sure it is there; called at every start, after the people and the structures.
    void ensure(SandboxDirectory.Cast cast);
}
