package fr.socle.identity.insi;

import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// People the tests put into the register, by the same door as everybody: the file `ins-reference`. The first are those
/// CNAM publishes for the tests of software.
public final class InsiRegister {

    public static final String HEADING =
            "oid;matricule;nomNaissance;prenoms;premierPrenom;sexe;dateNaissance;lieuNaissance;dateDeces;anciens";

    private static final String NIR = "1.2.250.1.213.1.4.8";

    public static final List<String> PUBLISHED = List.of(
            NIR + ";275126322074974;ADRUN;ZOE;;F;1975-12-31;63220;;",
            NIR + ";297022A02077878;ADRTROIS;DOMINIQUE;;F;1997-02-26;2A020;;",
            NIR + ";160012B02077713;ADRTROIS;TOUSSAINT;;M;1960-01-01;2B020;;",
            NIR + ";180032B02040123;CORSE;ANTHONY;ANTHONY;M;1980-03-02;2B020;;" + NIR + "|180032B02040123",
            NIR + ";109076322083489;ECETINSI;PIERRE-ALAIN MURIEL FLORIANT;;M;2009-07-14;63220;;" + NIR
                    + "|209076322083439|2019-03-01|2019-02-28," + NIR + "|209066322012355",
            NIR + ";181036322045660;HERMANN;GATIEN;GATIEN;M;1981-03-24;63220;;" + NIR + "|181036322045660," + NIR
                    + "|281036322045610",
            NIR + ";110086322083060;NESSI;MICHELANGELO ANTHONY;;M;2010-08-07;63220;;",
            NIR + ";277076322082910;NESSI;RUTH;;F;1977-07-14;;;",
            NIR + ";236066322083656;TCHITCHI;CATARINA BELLA;;F;1936-06-21;63220;;",
            NIR + ";114027511600195;DE VINCI;LEONARDO;;M;2014-02-01;75116;;",
            NIR + ";114027511600294;DE VINCI;LEONARDO PAOLO;;M;2014-02-01;75116;;",
            "1.2.250.1.213.1.4.9;109076322088835;PROVISOIRE;MATRICULE;MATRICULE;M;2009-07-01;63220;;",
            "1.2.250.1.213.1.4.10;279035121518989;PAT-TROIS;DOMINIQUE MARIE-LOUISE;DOMINIQUE;F;1979-03-28;51215;;");

    private InsiRegister() {}

    public static Told take(ImportSource source, List<String> lines) {
        try {
            var file = Files.createTempFile("ins-reference", ".csv");
            Files.writeString(file, HEADING + "\n" + String.join("\n", lines) + "\n");
            var told = new Told();
            source.load(new ImportFile(file, "ins-reference.csv"), told);
            Files.delete(file);
            return told;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static final class Told implements ImportProgress {

        private final List<String> rejected = new ArrayList<>();
        private long accepted;

        @Override
        public void read(long rows, double fraction) {}

        @Override
        public void accepted(long rows) {
            accepted = rows;
        }

        @Override
        public void rejected(long line, String code, String message) {
            rejected.add(line + " " + code);
        }

        public long accepted() {
            return accepted;
        }

        public List<String> rejected() {
            return rejected;
        }
    }
}
