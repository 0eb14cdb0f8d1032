package fr.socle.directory.quality.web;

import fr.socle.directory.quality.BedFreshness;
import fr.socle.directory.quality.QualityReport;
import fr.socle.kernel.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The report on quality and freshness, for who watches over the directory.
@Controller
class QualityController {

    private final QualityReport report;
    private final BedFreshness beds;

    QualityController(QualityReport report, BedFreshness beds) {
        this.report = report;
        this.beds = beds;
    }

    @GetMapping("/admin/referentiels")
    String all(Caller.Administrator me, Model model) {
        model.addAttribute(
                "sources", report.sources().stream().map(SourceView::of).toList());
        model.addAttribute("beds", beds.now());
        model.addAttribute(
                "silent", beds.silent().stream().map(SourceView::silent).toList());
        return "directory/quality";
    }
}
