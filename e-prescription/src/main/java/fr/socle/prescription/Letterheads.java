package fr.socle.prescription;

import fr.socle.directory.Practice;
import fr.socle.directory.Practitioners;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The block at the top of the page: who prescribes, and where, with the address the directory knows.
@Component
class Letterheads {

    private final Practitioners practitioners;

    Letterheads(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    PrintedPage.Letterhead of(Prescriber prescriber) {
        return new PrintedPage.Letterhead(
                prescriber.name(),
                profession(prescriber.profession()),
                prescriber.rpps().value(),
                prescriber.structureName(),
                prescriber.finess() == null ? "" : prescriber.finess().value(),
                address(prescriber));
    }

    private List<String> address(Prescriber prescriber) {
        return practitioners.byRpps(prescriber.rpps()).stream()
                .flatMap(it -> practitioners.practicesOf(List.of(it.id())).getOrDefault(it.id(), List.of()).stream())
                .filter(it -> it.situation().id().equals(prescriber.situation()))
                .findFirst()
                .map(Letterheads::address)
                .orElse(List.of());
    }

    private static List<String> address(Practice practice) {
        var lines = new ArrayList<>(practice.address().lines());
        var town = (Objects.toString(practice.address().postalCode(), "") + " "
                        + Objects.toString(practice.address().town(), ""))
                .strip();
        if (!town.isEmpty()) {
            lines.add(town);
        }
        if (practice.phone() != null) {
            lines.add("Tél. " + practice.phone());
        }
        return lines;
    }

    private static String profession(String code) {
        return switch (code) {
            case "10" -> "Médecin";
            case "40" -> "Chirurgien-dentiste";
            case "50" -> "Sage-femme";
            default -> "";
        };
    }
}
