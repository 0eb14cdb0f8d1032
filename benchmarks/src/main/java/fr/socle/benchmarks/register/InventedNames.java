package fr.socle.benchmarks.register;

import java.util.List;
import java.util.SplittableRandom;

/// Names that sound like names: some tens of thousands of family names, few of which many people bear.
final class InventedNames {

    private static final List<String> BEGINNINGS = words("""
            BER DU MAR LE MO GAR FA CHE PER ROU LAM BON FON GI VIN BLAN BOU CLE MER DEL BAR CAR COL DA FER GAU GUI HE JA
            LA LAN MA MON NO PA PI PO RA RE RI SAU SE TES TI VA VER VI BRU CRO DRU FLEU GRAN PLAN TRE BRE CHAU QUE
            """);
    private static final List<String> MIDDLES = words("""
            NAR TI RO LI BER DE RAN MI GO CHE VI NE RI PO LAN TE BOU SI MA LE FRE CO DRI GUE PHI SSE LLE TTE NNE QUI
            """);
    private static final List<String> ENDINGS = words("""
            ARD AND EAU IER IN ET OT ON EL ERT AULT EZ OUX AS IS AT OIS IEN EUX ENT ANT ART AUD ELLE ETTE IERE ARD ET IN
            """);
    private static final List<String> WOMEN = words("""
            MARIE JEANNE NATHALIE ISABELLE SYLVIE CATHERINE FRANCOISE MONIQUE SOPHIE CHRISTINE SANDRINE CELINE EMMA LEA
            CHLOE MANON CAMILLE JULIE AURELIE LAURA SARAH PAULINE CLAIRE ANNE-MARIE MARIE-CLAUDE ALICE LOUISE JADE INES
            LINA ROSE ZOE LUCIE EVA ANNA NINA AGATHE IRIS YASMINE FATIMA SAMIRA GAELLE NOLWENN MAELYS DENISE SIMONE
            ODETTE COLETTE GINETTE PAULETTE JACQUELINE VALERIE KARINE STEPHANIE VIRGINIE MAGALI DELPHINE LAETITIA
            """);
    private static final List<String> MEN = words("""
            JEAN PIERRE MICHEL PHILIPPE ALAIN NICOLAS CHRISTOPHE LAURENT PATRICK DANIEL BERNARD STEPHANE DAVID THOMAS
            JULIEN LUCAS LEO GABRIEL LOUIS RAPHAEL ARTHUR JULES HUGO ADAM NATHAN PAUL TOM JEAN-PIERRE JEAN-CLAUDE RENE
            ANDRE MARCEL ROGER RAYMOND HENRI GEORGES JACQUES CLAUDE YVES GILBERT ROLAND MAURICE FERNAND OLIVIER JEROME
            SEBASTIEN FREDERIC KARIM MOHAMED CEDRIC FABRICE GUILLAUME MICKAEL ARNAUD LOIC SACHA ETHAN NOAH GABIN MALO
            """);
    private static final int MOST_GIVEN_NAMES = 4;

    private InventedNames() {}

    /// One in three bears one of the short names, the others one of the long.
    static String family(SplittableRandom random) {
        var start = often(BEGINNINGS, random);
        var name = random.nextInt(3) == 0
                ? start + often(ENDINGS, random)
                : start + often(MIDDLES, random) + often(ENDINGS, random);
        return random.nextInt(30) == 0 ? name + "-" + often(BEGINNINGS, random) + often(ENDINGS, random) : name;
    }

    /// One to four given names, the first ones of the lists oftener.
    static String given(boolean woman, SplittableRandom random) {
        var stock = woman ? WOMEN : MEN;
        var names = new StringBuilder(often(stock, random));
        for (var more = random.nextInt(MOST_GIVEN_NAMES); more > 0; more--) {
            names.append(' ').append(often(stock, random));
        }
        return names.toString();
    }

    private static String often(List<String> stock, SplittableRandom random) {
        var dice = random.nextDouble();
        return stock.get((int) (dice * Math.sqrt(dice) * stock.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
