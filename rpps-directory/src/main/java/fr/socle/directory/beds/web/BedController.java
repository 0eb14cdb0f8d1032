package fr.socle.directory.beds.web;

import fr.socle.directory.beds.BedBoard;
import fr.socle.directory.beds.BedRefusal;
import fr.socle.directory.beds.BedReporting;
import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlace;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Beds, for professionals: the board of a territory, and the wards of one's own establishment to be counted.
@Controller
@RequestMapping("/pro/lits")
class BedController {

    private final BedBoard board;
    private final BedReporting reporting;
    private final CarePlaces places;
    private final Clock clock;

    BedController(BedBoard board, BedReporting reporting, CarePlaces places, Clock clock) {
        this.board = board;
        this.reporting = reporting;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    String board(Caller.Professional who, @RequestParam(required = false) @Nullable String territoire, Model model) {
        var territories = board.territories();
        var chosen = territoire != null && territories.contains(territoire)
                ? territoire
                : territories.stream().findFirst().orElse("");
        var lines = board.of(chosen);
        model.addAttribute("territories", territories);
        model.addAttribute("territory", chosen);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "available",
                lines.stream()
                        .filter(it -> !it.stale() && !it.closed())
                        .mapToInt(BedBoard.Line::available)
                        .sum());
        model.addAttribute("stale", lines.stream().filter(BedBoard.Line::stale).count());
        model.addAttribute("counts", own(who) != null);
        return "directory/beds";
    }

    @GetMapping("/saisie")
    String wards(Caller.Professional who, Model model) {
        var finess = own(who);
        model.addAttribute("wards", finess == null ? List.of() : places.ofEstablishment(finess));
        return "directory/beds-wards";
    }

    @GetMapping("/saisie/{place}")
    String ward(Caller.Professional who, @PathVariable String place, Model model) {
        var ward = places.require(place);
        reporting.requireKeeper(who, ward.finess());
        show(ward, model);
        return "directory/beds-count";
    }

    private void show(CarePlace ward, Model model) {
        model.addAttribute("ward", ward);
        model.addAttribute(
                "count",
                new Count(
                        ward.version(),
                        ward.total(CapacityRow.INSTALLED),
                        ward.total(CapacityRow.OCCUPIED),
                        ward.total(CapacityRow.AVAILABLE, "01"),
                        ward.total(CapacityRow.AVAILABLE, "02"),
                        ward.total(CapacityRow.AVAILABLE, null)));
        var history = board.history(ward.id());
        model.addAttribute("history", history.subList(0, Math.min(10, history.size())));
        model.addAttribute("curve", Curve.of(history));
    }

    @PostMapping("/saisie/{place}")
    String count(
            Caller.Professional who, @PathVariable String place, @ModelAttribute Count count, RedirectAttributes next) {
        var ward = places.require(place);
        try {
            var after = reporting.report(who, place, count.version(), count.applied(ward, clock.instant()));
            next.addFlashAttribute("saved", true);
            next.addFlashAttribute("overbooked", after.isOverbooked());
        } catch (Refused no) {
            if (!(no.refusal() instanceof BedRefusal)) {
                throw no;
            }
            next.addFlashAttribute("refused", no.refusal().terms().code());
        }
        return "redirect:/pro/lits/saisie/" + place;
    }

    private static @Nullable String own(Caller.Professional who) {
        var situation = who.situation();
        var finess = situation == null ? null : situation.finess();
        return finess == null ? null : finess.value();
    }

    /// What is typed on the page.
    ///
    /// @param any beds for women and men alike
    record Count(int version, int installed, int occupied, int women, int men, int any) {

        /// The rows of the ward with these numbers; rows of other kinds stay as they were.
        List<CapacityRow> applied(CarePlace ward, java.time.Instant now) {
            var rows = new ArrayList<CapacityRow>();
            rows.add(CapacityRow.beds(CapacityRow.INSTALLED, null, installed, now));
            rows.add(CapacityRow.beds(CapacityRow.OCCUPIED, null, occupied, now));
            rows.add(CapacityRow.beds(CapacityRow.AVAILABLE, "01", women, now));
            rows.add(CapacityRow.beds(CapacityRow.AVAILABLE, "02", men, now));
            rows.add(CapacityRow.beds(CapacityRow.AVAILABLE, null, any, now));
            ward.rows().stream()
                    .filter(it -> !it.isOrdinary()
                            || !List.of(CapacityRow.INSTALLED, CapacityRow.OCCUPIED, CapacityRow.AVAILABLE)
                                    .contains(it.status()))
                    .forEach(rows::add);
            return rows;
        }
    }
}
