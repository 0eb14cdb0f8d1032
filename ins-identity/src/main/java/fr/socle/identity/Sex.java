package fr.socle.identity;

/// Sex as the civil register knows it; INSi sends these two letters.
public enum Sex {
    M,
    F
}
