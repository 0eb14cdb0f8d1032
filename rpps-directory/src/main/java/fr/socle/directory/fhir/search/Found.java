package fr.socle.directory.fhir.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of results and how to go on from it.
///
/// @param next and previous the mark of the following and of the preceding page, null when there is none
/// @param total how many there are in all, null when nobody counted
record Found(
        List<Entry> matches,
        List<Entry> included,
        @Nullable String next,
        @Nullable String previous,
        @Nullable Long total) {}
