package fr.socle.identity.sandbox;

import fr.socle.identity.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The names people of the sandbox bear.
final class NameStock {

    private static final List<String> FAMILY = names("""
            MARTIN,BERNARD,THOMAS,PETIT,ROBERT,RICHARD,DURAND,DUBOIS,MOREAU,LAURENT,SIMON,MICHEL,LEFEBVRE,LEROY,ROUX,
            DAVID,BERTRAND,MOREL,FOURNIER,GIRARD,BONNET,DUPONT,LAMBERT,FONTAINE,ROUSSEAU,VINCENT,MULLER,LEFEVRE,FAURE,
            ANDRE,MERCIER,BLANC,GUERIN,BOYER,GARNIER,CHEVALIER,FRANCOIS,LEGRAND,GAUTHIER,GARCIA,PERRIN,ROBIN,CLEMENT,
            MORIN,NICOLAS,HENRY,ROUSSEL,MATHIEU,GAUTIER,MASSON,MARCHAND,DUVAL,DENIS,DUMONT,MARIE,LEMAIRE,NOEL,MEYER,
            DUFOUR,MEUNIER,BRUN,BLANCHARD,GIRAUD,JOLY,RIVIERE,LUCAS,BRUNET,GAILLARD,BARBIER,ARNAUD,MARTINEZ,GERARD,
            ROCHE,RENARD,SCHMITT,ROY,LEROUX,COLIN,VIDAL,CARON,PICARD,ROGER,FABRE,AUBERT,LEMOINE,RENAUD,DUMAS,LACROIX,
            OLIVIER,PHILIPPE,BOURGEOIS,PIERRE,BENOIT,REY,LECLERC,PAYET,ROLLAND,LECLERCQ,GUILLAUME,LECOMTE,LOPEZ,JEAN,
            HOARAU,GRONDIN,CASANOVA,SANTONI,MATTEI,KOWALSKI,NOWAK,NGUYEN,TRAN,DIALLO,TRAORE,KONE,BENALI,HADDAD,YILMAZ,
            FERREIRA,DA SILVA,DOS SANTOS,LE GOFF,LE GALL,LE ROUX,DE LA TOUR,DU PLESSIS,DE VILLENEUVE,VAN DEN BERGHE,
            D'ARVOR,D'ALMEIDA,D'ESTREES,L'HERMITTE,L'HOSTIS,N'GUESSAN,O'BRIEN,'T KINT,SAINT-MARTIN,PONT-CROIX,
            MONT-JOLI,BEAU-SOLEIL
            """);

    /// Before 1965, until 1995, since: women's then men's.
    private static final List<List<String>> WOMEN = List.of(names("""
            JEANNE,MARIE,YVONNE,DENISE,MONIQUE,JACQUELINE,FRANCOISE,COLETTE,ODETTE,SIMONE,GINETTE,PAULETTE,MARIE-THERESE,
            ANNE-MARIE,MARIE-CLAUDE,MADELEINE,CHRISTIANE,BERNADETTE,LUCIENNE,HUGUETTE,MARIE ANGE,GERMAINE
            """), names("""
            SYLVIE,NATHALIE,ISABELLE,VALERIE,SANDRINE,CELINE,STEPHANIE,KARINE,ANNE-SOPHIE,MARIE-LAURE,VIRGINIE,AURELIE,
            JULIE,EMILIE,FATIMA,SAMIRA,ANNE-LAURE,MAGALI,DELPHINE,LAETITIA,GAELLE,FABIENNE,MARIE-PIERRE,SEVERINE
            """), names("""
            LEA,EMMA,CHLOE,MANON,INES,LOUISE,JADE,ALICE,LINA,ROSE,AMBRE,ANNA,MILA,JULIA,AGATHE,ZOE,LENA,NINA,IRIS,
            ANNE-LOU,MARIE-LOU,YASMINE,AYA,MAEVA,ELEA,NOLWENN,MAELYS,CAPUCINE
            """));

    private static final List<List<String>> MEN = List.of(names("""
            JEAN,PIERRE,ANDRE,MICHEL,RENE,CLAUDE,JACQUES,ROGER,MARCEL,RAYMOND,GEORGES,HENRI,JEAN-PIERRE,JEAN-CLAUDE,
            JEAN-MARIE,YVES,GILBERT,LUCIEN,ROLAND,MAURICE,FERNAND,JEAN LOUIS
            """), names("""
            PHILIPPE,LAURENT,CHRISTOPHE,STEPHANE,NICOLAS,SEBASTIEN,DAVID,JULIEN,FREDERIC,JEAN-BAPTISTE,PIERRE-YVES,
            JEROME,OLIVIER,CEDRIC,MOHAMED,KARIM,JEAN-FRANCOIS,FABRICE,GUILLAUME,MICKAEL,ARNAUD,LOIC,JEAN CHRISTOPHE
            """), names("""
            GABRIEL,LEO,RAPHAEL,LOUIS,JULES,ADAM,ARTHUR,LUCAS,HUGO,MAEL,NOAH,ETHAN,PAUL,TOM,SACHA,NATHAN,AARON,MALO,
            GABIN,JEAN-GABRIEL,YANIS,RAYAN,TIMEO,PIERRE-LOUIS,MARIUS,ELOUAN
            """));

    private static final int SECOND_ERA = 1965;
    private static final int THIRD_ERA = 1995;

    private NameStock() {}

    static String family(RandomGenerator random) {
        var name = Places.pick(FAMILY, random);
        return random.nextInt(25) == 0 ? both(name, Places.pick(FAMILY, random), "-") : name;
    }

    /// Two names in one, unless one of them is compound already.
    static String both(String one, String other, String between) {
        var simple = !one.equals(other) && isSimple(one) && isSimple(other);
        return simple ? one + between + other : one;
    }

    private static boolean isSimple(String name) {
        return name.chars().allMatch(Character::isLetter);
    }

    /// One to four names, sometimes many more, none twice.
    static List<String> given(Sex sex, int year, RandomGenerator random) {
        var eras = sex == Sex.F ? WOMEN : MEN;
        var era = year < SECOND_ERA ? 0 : year < THIRD_ERA ? 1 : 2;
        var count = random.nextInt(30) == 0 ? 7 : random.nextInt(1, 5);
        var names = new ArrayList<String>();
        names.add(Places.pick(eras.get(era), random));
        while (names.size() < count) {
            var next = Places.pick(eras.get(Math.max(0, era - random.nextInt(2))), random);
            if (!names.contains(next)) {
                names.add(next);
            }
        }
        return names;
    }

    private static List<String> names(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }
}
