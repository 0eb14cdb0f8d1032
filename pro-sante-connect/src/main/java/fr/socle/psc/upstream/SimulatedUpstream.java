package fr.socle.psc.upstream;

/// A provider that stands in for the real one while none is configured. The sandbox only.
public interface SimulatedUpstream {

    Upstream upstream();
}
