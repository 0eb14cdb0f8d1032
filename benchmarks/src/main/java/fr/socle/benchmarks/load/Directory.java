package fr.socle.benchmarks.load;

import java.util.List;

/// What is asked of a directory as large as the country's: queries behind `/fhir/`, encoded already.
///
/// @param middlePages and lastPages the pages of the same searches as `firstPages`, further on
public record Directory(
        List<String> byRpps,
        List<String> byPrefix,
        List<String> roles,
        List<String> lanes,
        List<String> near,
        List<String> firstPages,
        List<String> middlePages,
        List<String> lastPages) {}
