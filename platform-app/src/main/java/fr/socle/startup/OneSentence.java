package fr.socle.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Prints the reason alone, without the framework's frame around it. The exit code is 1.
class OneSentence implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("Socle Santé cannot start: " + analysis.getDescription());
    }
}
