package fr.socle.directory.data;

import java.util.List;
import java.util.Random;

/// A profession, how many in ten thousand hold it, and how its people work.
enum Trade {
    PHYSICIAN("10", "Médecin", 1_650, 0.55),
    PHARMACIST("21", "Pharmacien", 560, 0.75),
    OPTICIAN("28", "Opticien-lunetier", 290, 0.9),
    DENTIST("40", "Chirurgien-Dentiste", 320, 0.2),
    MIDWIFE("50", "Sage-Femme", 170, 0.6),
    NURSE("60", "Infirmier", 4_250, 0.75),
    PHYSIOTHERAPIST("70", "Masseur-Kinésithérapeute", 760, 0.15),
    PODIATRIST("80", "Pédicure-Podologue", 110, 0.05),
    SPEECH_THERAPIST("91", "Orthophoniste", 210, 0.2),
    ORTHOPTIST("92", "Orthoptiste", 40, 0.3),
    PSYCHOLOGIST("93", "Psychologue", 700, 0.5),
    OCCUPATIONAL_THERAPIST("94", "Ergothérapeute", 130, 0.8),
    DIETITIAN("95", "Diététicien", 110, 0.4),
    PSYCHOMOTOR_THERAPIST("96", "Psychomotricien", 120, 0.6),
    RADIOGRAPHER("98", "Manipulateur ERM", 380, 0.95),
    DENTAL_ASSISTANT("31", "Assistant dentaire", 200, 0.1);

    private static final int ALL = 10_000;
    private static final List<String> GENERAL = List.of("SM54", "SM54", "SM26", "SM53");
    private static final List<String> SPECIAL = List.of(
            "SM04", "SM15", "SM20", "SM24", "SM28", "SM38", "SM39", "SM40", "SM42", "SM44", "SM45", "SM55", "SM59",
            "SM02", "SM05", "SM08", "SM11", "SM31");

    private final String code;
    private final String label;
    private final int share;
    private final double salaried;

    Trade(String code, String label, int share, double salaried) {
        this.code = code;
        this.label = label;
        this.share = share;
        this.salaried = salaried;
    }

    static Trade of(double chance) {
        var left = (int) (chance * ALL);
        for (var trade : values()) {
            left -= trade.share;
            if (left < 0) {
                return trade;
            }
        }
        return NURSE;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    double salaried() {
        return salaried;
    }

    boolean isTitled() {
        return this == PHYSICIAN || this == DENTIST;
    }

    List<String> knowHows(Random random) {
        if (this != PHYSICIAN) {
            return List.of();
        }
        var main = random.nextInt(100) < 45
                ? GENERAL.get(random.nextInt(GENERAL.size()))
                : SPECIAL.get(random.nextInt(SPECIAL.size()));
        return random.nextInt(100) < 8 ? List.of(main, "CAPA" + (10 + random.nextInt(12))) : List.of(main);
    }

    String siteSector() {
        return this == PHARMACIST ? "SA33" : "SA01";
    }

    String ownSector() {
        return this == PHYSICIAN ? "SA07" : this == PHARMACIST ? "SA33" : "SA08";
    }
}
