package fr.socle.directory.annuaire;

import fr.socle.directory.SearchText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How people call professions, specialities and kinds of establishment, in French and in English. `P` is a
/// profession (TRE_G15), `S` specialities (TRE_R38), `E` categories of establishments.
final class Vocabulary {

    private static final String WORDS = """
            P10 médecin, médecins, docteur, doctor, doctors, physician, physicians
            P21 pharmacien, pharmacienne, pharmaciens, pharmacist, pharmacists
            P40 dentiste, dentistes, chirurgien dentiste, dentist, dentists
            P50 sage femme, sages femmes, maïeuticien, midwife, midwives
            P60 infirmier, infirmière, infirmiers, infirmières, idel, nurse, nurses
            P70 kiné, kinés, kinésithérapeute, masseur kinésithérapeute, physio, physiotherapist, physiotherapists
            P80 podologue, pédicure, pédicure podologue, podiatrist, chiropodist
            P91 orthophoniste, orthophonistes, speech therapist, speech therapists
            P92 orthoptiste, orthoptist
            P94 ergothérapeute, occupational therapist
            P95 diététicien, diététicienne, dietitian, dietician
            P96 psychomotricien, psychomotricienne
            SSM54,SM26,SM53 généraliste, généralistes, médecin généraliste, médecin traitant, médecine générale, gp, gps, general practitioner, family doctor
            SSM04,SM73 cardio, cardiologue, cardiologues, cardiologie, cardiologist, heart doctor
            SSM15 dermato, dermatos, dermatologue, dermatologues, dermatologie, dermatologist, skin doctor
            SSM20,SM19,SM51,SM52 gynéco, gynécologue, gynécologues, gynécologie, gynecologist, gynaecologist
            SSM24 gastro, gastro entérologue, gastroenterologue, gastroenterologist
            SSM38 ophtalmo, ophtalmos, ophtalmologue, ophtalmologiste, ophtalmologie, eye doctor, ophthalmologist
            SSM39 orl, ent, ear nose throat, oto rhino
            SSM40 pédiatre, pédiatres, pédiatrie, paediatrician, pediatrician, children doctor
            SSM42,SM43 psychiatre, psychiatres, psychiatrie, psychiatrist
            SSM59 urgentiste, médecin urgentiste, emergency physician
            E620 pharmacie, pharmacies, officine, pharmacy, chemist, drugstore
            E611 laboratoire, labo, laboratoire de biologie, prise de sang, laboratory, lab, blood test
            E355,E101,E106,E365 hôpital, hopitaux, centre hospitalier, clinique, hospital, clinic
            E124 centre de santé, centres de santé, health centre, health center
            E603 maison de santé, maisons de santé, msp
            E500 ehpad, maison de retraite, nursing home, care home
            E604 cpts
            E156 cmp, centre médico psychologique""";

    /// Phrase in capitals without accents, the longest first.
    private static final Map<String, String> CODES = read();

    private Vocabulary() {}

    private static Map<String, String> read() {
        var codes = new TreeMap<String, String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        WORDS.lines()
                .map(it -> it.split(" ", 2))
                .forEach(it -> Arrays.stream(it[1].split(","))
                        .map(SearchText::of)
                        .forEach(phrase -> codes.put(phrase, it[0])));
        return codes;
    }

    /// What the text speaks of; the rest of the text has the phrase taken out.
    static Found find(String text) {
        var padded = " " + text + " ";
        for (var entry : CODES.entrySet()) {
            var at = padded.indexOf(" " + entry.getKey() + " ");
            if (at >= 0) {
                var rest = padded.substring(0, at) + " "
                        + padded.substring(at + entry.getKey().length() + 2);
                var kind = entry.getValue().charAt(0);
                var values =
                        Arrays.stream(entry.getValue().substring(1).split(",")).collect(Collectors.toList());
                return new Found(kind, values, rest.strip().replaceAll(" +", " "));
            }
        }
        return new Found(' ', List.of(), text);
    }

    /// @param kind `P`, `S`, `E`, or a space when nothing was recognised
    record Found(char kind, List<String> codes, String rest) {}
}
