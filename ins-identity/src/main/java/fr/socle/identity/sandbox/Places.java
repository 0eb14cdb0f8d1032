package fr.socle.identity.sandbox;

import fr.socle.identity.sandbox.Person.Home;
import java.util.List;
import java.util.random.RandomGenerator;

/// Where people are born (INSEE codes) and where they live.
final class Places {

    /// Communes with a maternity hospital, in metropolitan France.
    static final List<String> METROPOLITAN = words("""
            75101 75104 75110 75112 75113 75114 75115 75116 75118 75119 75120 13201 13204 13205 13208 13210 69381 69383
            69384 69386 69388 31555 06088 44109 34172 67482 33063 59350 35238 51454 42218 76351 83137 38185 21231 49007
            30189 63113 72181 13001 29019 37261 80021 87085 74010 66136 57463 25056 45234 76540 68224 14118 54395 93066
            93048 62041 86194 17300 64445 24322 12202 15014 05061 88160 22278 56260 85191 79191 16015 81004
            """);

    static final List<String> CORSICAN = words("2A004 2A247 2B033 2B096");

    static final List<String> OVERSEAS = words("""
            97105 97120 97101 97209 97213 97302 97311 97411 97415 97416 97608 98818 98735
            """);

    /// Countries.
    static final List<String> ABROAD = words("""
            99109 99127 99134 99139 99350 99351 99352 99131 99132 99341 99326 99122 99208 99216 99243 99404 99416 99312
            99322 99333 99335 99135 99114
            """);

    private static final List<Home> TOWNS = List.of(
            town("35000", "Rennes"),
            town("69003", "Lyon"),
            town("31000", "Toulouse"),
            town("13005", "Marseille"),
            town("75011", "Paris"),
            town("59000", "Lille"),
            town("67000", "Strasbourg"),
            town("33000", "Bordeaux"),
            town("44000", "Nantes"),
            town("87000", "Limoges"),
            town("20000", "Ajaccio"),
            town("97400", "Saint-Denis"),
            town("97200", "Fort-de-France"),
            town("21000", "Dijon"),
            town("29200", "Brest"),
            town("63000", "Clermont-Ferrand"));

    private static final List<String> STREETS = List.of(
            "rue des Lilas",
            "avenue de la Gare",
            "impasse du Lavoir",
            "place du Marché",
            "chemin des Vignes",
            "rue de l'Abreuvoir",
            "boulevard des Tilleuls",
            "allée des Hêtres",
            "quai du Port",
            "route de la Forêt");

    private Places() {}

    static String birthPlace(RandomGenerator random) {
        var dice = random.nextInt(100);
        if (dice < 3) {
            return pick(CORSICAN, random);
        }
        if (dice < 8) {
            return pick(OVERSEAS, random);
        }
        return pick(dice < 20 ? ABROAD : METROPOLITAN, random);
    }

    static Home home(RandomGenerator random) {
        var town = pick(TOWNS, random);
        var line = random.nextInt(1, 140) + " " + pick(STREETS, random);
        return new Home(line, town.postalCode(), town.city());
    }

    static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static Home town(String postalCode, String city) {
        return new Home("", postalCode, city);
    }
}
